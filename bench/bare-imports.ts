import "botbuilder";
import "restify";

// Any bot on these two libraries pays for them before its first line: what a cold start can be at best.
process.stdout.write("imported\n");
