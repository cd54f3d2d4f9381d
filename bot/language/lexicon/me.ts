import { entries } from "./entry.ts";

/** Where "I" and "my" own something. In "show me" and "can I" they are manners. */
export const ME = entries(
  "me",
  {
    me: "my | mine | by me | am i | i am down for | do i own | i own | have i got | i have got | did i | do i need to get done | do i need to do | do i have to do | do i need to finish | i need to get done | do i have to finish | on me | with me | of mine | and i | and me | me and | i and | my own | assigned to me | for me to do | am i down for | am i meant to be doing | am i supposed to be doing | do i have to deliver | on my list | on my plate | do i have | have i | do i lead | do i lead on | i lead on | i am responsible for | i am the owner of | belong to me | belongs to me | must i | should i be doing | i am on | am i on | what i own | i still have to do | do i still have | have i still got | i have to do | do i owe | i am meant to | i have left | i have still to deliver | i have still to do | i have still to finish | i have still to | i have yet to | have i still to",
  },
  () => true,
  0.08,
);
