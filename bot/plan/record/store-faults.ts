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
