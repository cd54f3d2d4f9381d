import type { Rag, Status } from "../../plan/model/primitives.ts";
import { entries } from "./entry.ts";

/** Words for how far and how safe something is. */

const list = (key: string) => key.split(",").map((one) => one.trim());

export const STATES = [
  ...entries(
    "rag",
    {
      red: "red | reds | in the red | gone red | went red | going red | turning red | turned red | red rated | rated red | reed | red flag | red flags",
      amber:
        "amber | ambers | ambre | gone amber | went amber | going amber | turning amber | turned amber | amber rated | rated amber | yellow",
      green:
        "green | greens | grean | gone green | going green | turning green | turned green | on track | on target | on course | going well | going to plan | rated green | green rated | back on track | in the green",
      none: "not rated | unrated | not been rated | no rag | no rag rating | no rag status | no rating | no ratings | no colour | without a rag | without a rating | without rag | without a colour | blank | blanks | blank rags | blank rag | grey | greys | not yet rated | not rated yet | not been rated yet | not got a rag | not have a rag | not got a colour | not got a rating | yet to be rated | never rated | never been rated | nobody has coloured in | no one has coloured in | not coloured in | not been coloured in | no rating at all | not have a rating | not have a colour | not yet been rated",
      "red,amber":
        "at risk | slipping | slip | slippage | slipped | off track | off target | off course | delayed | exceptions | exception | in trouble | struggling | problem actions | going wrong | gone wrong | not going well | not on track | not on target | behind plan | problems | worrying | concerns | causing concern | of concern | need attention | needs attention | going badly | at risk or slipping",
    },
    (key) => list(key) as Rag[],
  ),
  ...entries("rag", { "red,amber": "concern | worried" }, (key) => list(key) as Rag[], 0.7),
  ...entries(
    "status",
    {
      complete:
        "managed to finish | managed to complete | managed to deliver | got anything finished | got anything done | got anything over the line | complete | completed | finished | done | closed | delivered | blue | blues | all done | all finished | achieved | ticked off | in the bag | signed off | wrapped up | fully done | been completed | sorted | closed off | shut | wrapped | finalised | accomplished | done and dusted | marked as complete | marked complete | marked as done | marked done | been delivered | been done | put to bed",
      "not started":
        "not started | not been started | not begun | not yet begun | not yet started | not started yet | not been started yet | not even started | not begun yet | unstarted | not kicked off | not kicked off yet | yet to start | yet to begin | still to start | not got going | not underway | not under way | never started | not got started | not made a start | not been begun | waiting to start | no start made | not commenced | yet to commence | not off the ground | on the starting line | on the starting blocks | at the starting line | sat on the starting line | still on the starting line | not out of the blocks",
      "in progress":
        "work going on | work is going on | work under way | work is under way | made a good start | made a good start on | made a start on | in progress | under way | underway | ongoing | on going | started | made a start | begun | kicked off | has kicked off | being worked on | got going | live | in hand | part done | half done | in train | commenced | are working on | in flight | got off the ground | off the ground",
      "not started,in progress":
        "outstanding | oustanding | open | still open | incomplete | not complete | not completed | not done | not finished | unfinished | not been done | not been completed | to do | still to do | to go | still to go | not closed | left to do | still outstanding | not delivered | remaining | not yet done | not yet complete | not done yet | not been delivered | yet to be done | still going | still live | uncompleted | to be done | not been finished | not achieved | and are not done | and were not done | and was not done | but are not done | but is not done | and did not get done | and is not done | and not done | and not finished | not complete yet | left",
    },
    (key) => list(key) as Status[],
  ),
  ...entries(
    "late",
    {
      true: "overdue | late | past its deadline | past their deadline | past the deadline | past deadline | past their date | past its date | past the date | past due | missed its date | missed their date | missed the date | missed the date on | missed its deadline | missed their deadline | missed the deadline | missed deadline | missed deadlines | missed | behind | behind schedule | behind on | late with | late on | running late | passed their deadline | passed its deadline | overrun | overrunning | over due | gone past | should have been done | should of been done | should have been done by now | should of been done by now | should have been finished | should have been finished by now | should have been done already | should already be done | should be done by now | lagging | past by when | late running | overdeu | not done on time | should have happened | should have been completed | should have been delivered | out of time | past the date | fallen behind | date has passed | date passed | dates have passed | dates passed | deadline has passed | deadlines have passed | deadline passed | date has gone | dates have gone | date gone | deadline has gone | deadlines have gone | date has been and gone | dates have been and gone | date has come and gone | dates have come and gone | deadline has come and gone | gone over their date | gone over its date | gone over the date | gone over their dates | gone over their deadline | gone over its deadline | gone beyond their date | gone beyond its date | run over their date | run over its date | passed without completion | passed without being completed | passed without being finished | passed and not completed | passed and not finished | beyond their date | beyond its date | past their dates | past their deadlines | passed their date | passed its date | passed their dates | run over | date is past | dates are past | slipped past its date | slipped past their date",
      false:
        "not overdue | not late | not late yet | not yet overdue | not overdue yet | on time | in time | not yet late",
    },
    (key) => key === "true",
  ),
  ...entries("standing", {
    met: "on target | on their target | on its target | at target | meeting target | meeting their target | on or above target",
    near: "near target | near their target | near its target | close to target | close to their target | nearly on target | just off target | just short of target",
    off: "off target | off their target | off its target | not on target | not on their target | well off target | far off target | nowhere near target",
  }),
  ...entries(
    "severity",
    {
      high: "high | highest | severe | serious | high severity | high level | big | biggest",
      medium: "medium | moderate | medium severity | middling",
      low: "low | minor | low severity",
      unknown:
        "can not put a level on | can not we put a level on | could not put a level on | not sure how bad | cannot say how bad | unknown | unknown severity | severity unknown | not known",
    },
    (key) => key,
    0.4,
  ),
];
