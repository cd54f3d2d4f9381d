/** Words that ask, join, or are polite, and say nothing of what is asked for: they are never "not used". */
export const SILENT: ReadonlySet<string> = new Set(
  `a an the this that these those there here of for in on at to by with from into onto about around regarding re
  concerning and or but so if then than as also too plus any some all every each both either of's only just even still yet
  i me my we us our you your u ya he she it they them their his her its i'm im i'd we're we've you've i've ive
  is are was were be been being am isn't isnt aren't arent do does did don't dont doesn't doesnt has have had haven't hasnt
  havent can could would should will shall may might must need needs needed want wants wanted like liked ought let lets let's
  get gets got getting give gives given show shows showing shown list lists listing see seen tell tells display find bring pull
  run fetch send look looking looks check go going gone come coming came know knows think put remind say said ask asking
  what whats what's which who whos who's whose when whens when's where wheres where's how hows how's why
  please pls plz thanks thank ta cheers hi hello hey hiya morning afternoon evening all ok okay right sorry quick quickly
  bot plan board planboard now currently today moment present actually really again back up out down off over through
  action actions actoins item items row rows line lines thing things stuff ones one commitment commitments task tasks bit bits
  area areas part everything anything something nothing owt nowt anyone everyone somebody people person folk team
  which have many much number no not list lot lots full complete entire whole exactly sort kind type status state rag ragged rated
  rating ratings colour color coloured colored due date dates deadline deadlines time owned owns own owner owners owning
  responsible lead leads leading led assigned belong belonging belongs working work doing done plate under name names
  that's thats there's theres it's at's don't hasn't able possible view version copy details detail info information
  colleague colleagues guys chair cllr please? latest current update updates progress position standing news
  open against within between across per via until till before after since during next last previous
  show me's first second most least very quite rather well good bad far long soon early later latest y'all us's
  they've they're they'd he'd she'd who've there've
  yes yeah yep nope hmm um er oh ah btw fyi asap urgent urgently kindly would've could've maybe perhaps possibly
  question questions query want's wondering wonder interested help helpful need's i'll we'll rest else other others another
  same such own few presently provide provides provided providing supply supplied supposed meant place reach reaches pass passed without begin begun begins attend wish wishes wonder whether although though because while once again instead hi good great nice grateful appreciate appreciated obtain receive received include including includes contain containing relate relates relating related concern concerns regarding respect relevant particular particularly specific specifically general generally certain various number numbers amount quite simply basically obviously clearly hopefully happen happens happened happening talk talking speak discuss discussing mention mentioned refer referring hear heard feel feeling keen ready able unable try trying tried begin seem seems appear appears remain left leave leaves stop kept keep keeps stay turn turned become became makes made make let's yours ours theirs dear regards sincerely kind kindly regard tonight nowadays atm rn stand stands chance sec minute moment while folks mate love luv hun duck chuck ey eh innit like init reckon summat gimme gonna wanna gotta lemme dunno cos coz cuz tbh imo pretty much thing's altogether total overall along so far already soon sometime anyway several couple report reporting reported says mean means meant`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words of the board's own speech, which are no slips of names and no search words. */
export const GRAMMAR: ReadonlySet<string> = new Set(
  `area areas action actions update updates updated updating overview post scorecard red reds amber ambers green greens overdue late risk risks register scorecard scorecards measure measures kpi kpis milestone
  milestones indicator indicators target targets baseline summary overview help complete completed done finished blue started
  starting progress underway outstanding open closed late behind slipping exceptions exception track month months week weeks
  fortnight quarter year day days january february march april may june july august september october november december jan feb
  mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas easter board meeting
  committee papers csv excel word pdf export history changed changes change challenge severity high medium low unknown mitigation
  owner owners everything anything something outstanding completed stage start state clear place plans steps claim store stare hammer plant plate plated plats sale sally's rally carry
  care card cards cars carer carers flying hilarious`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
