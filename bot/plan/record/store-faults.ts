import { PlanError } from "../model/errors.ts";

/** What may have become of the place where plans are kept: told to people, and an alarm to whoever runs the bot. */
export class StoreFault extends PlanError {
  constructor(sentence: string, options?: ErrorOptions) {
    super("busy", sentence, options);
    this.name = "StoreFault";
  }
}

/** There is no table. One that was there has been deleted: nothing is written, and nothing makes another in its place. */
export class TableMissing extends StoreFault {
  constructor(options?: ErrorOptions) {
    super(
      "The table that the plans are kept in is not there. Nothing was changed. Whoever runs the bot has to put it back.",
      options,
    );
    this.name = "TableMissing";
  }
}

/** The row that counts a plan's changes is not there or cannot be read, and the plan's history is there. */
export class HeaderLost extends StoreFault {
  constructor(plan: string, options?: ErrorOptions) {
    super(
      `The plan ${plan} has lost its header, the row that counts its changes; its history is there. Nothing was changed. Whoever runs the bot can put it right: npm run plan -- repair ${plan}`,
      options,
    );
    this.name = "HeaderLost";
  }
}

/** A plan that was there, and of which nothing is there any more. */
export class PlanGone extends StoreFault {
  constructor(plan: string, options?: ErrorOptions) {
    super(
      `The plan ${plan} was here and is not there any more. Nothing was changed. Whoever runs the bot has to bring it back from a backup.`,
      options,
    );
    this.name = "PlanGone";
  }
}

/** A change that is true already stands in parts, and one of those that are still to be laid out cannot be read. */
export class PartLost extends StoreFault {
  constructor(plan: string, version: number) {
    super(
      `Change ${version} of the plan ${plan} is kept in parts, and one of them cannot be read, so nothing can be saved after it. Nothing was changed. Whoever runs the bot has to bring that row back from a backup: npm run plan -- verify ${plan} names it`,
    );
    this.name = "PartLost";
  }
}
