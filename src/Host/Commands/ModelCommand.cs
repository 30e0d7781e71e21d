namespace Goldthread.Host.Commands;

/// <summary>Models of cohorts, decisions and queues. Only people needs a store: else files come in and answers go out.</summary>
internal static class ModelCommand
{
    private const string Help = """
        goldthread model run    SCENARIO.json [--out DIR | --json | --csv] [--person N] [--threads N]   people one by one through services that can be full
                         [--draws N [--lives N] [--precision POUNDS] | --tornado cost|quality-years|deaths|hospital-days|home-days]
        goldthread model people [--data DIR] [--out FILE.json]                people of the joined-up record, as a description for a scenario file
        goldthread model cohort MODEL.json [--out DIR | --json | --csv]      solve a state-transition model exactly
                         [--means] [--people N] [--draws N] [--seed N] [--wtp ...]
        goldthread model tree   TREE.json [--json | --csv]                   fold back a decision tree
        goldthread model psa    SAMPLE.csv [--wtp 0:200000:1000 | 20000,30000] [--parameters FILE.csv [--know NAME,NAME]] [--json | --csv]
        goldthread model queue  --arrivals L --service M --servers C [--places K | --patience T | --cv2 X] [--model NAME] [--simulate N] [--json | --csv]
        goldthread model queue  CASES.csv | CASE.json [--json | --csv]       many queues: columns model, lambda, mu, c, K, cv2, patience
        goldthread model queue  --pathways FOLDER [--replications N] [--seed N] [--out DIR | --json | --csv]
        goldthread model check  [--write FILE]                               hold all this against the oracles of the shared folder (GOLDTHREAD_SHARED)
        goldthread model england [--write FILE] [--threads N] [--json | --csv]   a year of people like England's beside what England counts

        run      a baseline and up to six things that could be done: what changes for people, in activity and in cost, with the interval that chance leaves;
                 --out writes summary.csv and weeks.csv; --person N tells one person's way in each. --draws N draws the numbers that are not known, each lived by --lives people
                 (10,000; all of them where services can be full), until half the interval of the mean change in cost is --precision pounds a person; --tornado tells which number moves a result.
                 Where the file says what was observed, assumptions are scaled first until the first year meets it, and the fit is told; --out writes fit.csv and fitted.json.
        people   the data set of a place, without those who refused uses beyond their own care; counts went through the release gate. What was not known is told on standard error.
        cohort   a table for each strategy: cost, years of full quality (QALYs), years of life, how much individuals differ, dominance and cost for each
                 QALY more. --out writes summary.csv, trace.csv, expanded.csv (cycles of a stay told apart) and frontier.csv. --means takes the
                 doubtful parameters at their means. --people lives the model one by one beside the exact answer. --draws N is a probabilistic analysis:
                 solved exactly in each draw, or lived by --people; --wtp says at which worth of a QALY it is judged; --out writes sample.csv and
                 parameters.csv.
        psa      a sample with columns cost_NAME and effect_NAME (or eff_, qaly_), or the columns sim, strategy, cost, effect. Answers: expected net
                 benefit, the chance to be best (equals share it), the frontier, expected loss and the value of perfect information; with
                 --parameters the value of knowing each one.
        queue    times are in the unit of the rates. --patience is the mean wait until people leave; --cv2 the squared coefficient of variation of a service.
                 Models: M/M/c, M/M/c/K, M/M/c+M, M/D/1, M/G/1, M/G/c (an approximation). A queue that never settles is told as such.

        A model that is refused is told field by field on standard error, and the command ends with 1. docs/guides/models-cohort.md says what files hold.
        """;

    public static async Task<int> Run(string[] args)
    {
        var rest = args.Skip(1).ToArray();
        switch (args.FirstOrDefault())
        {
            case "run":
                return await ModelRunCommand.Run(rest);
            case "people":
                return await ModelPeopleCommand.Run(rest);
            case "cohort":
                return await CohortCommand.Run(rest);
            case "tree":
                return await TreeCommand.Run(rest);
            case "psa":
                return await SampleCommand.Run(rest);
            case "queue":
                return await QueueCommand.Run(rest);
            case "check":
                return await ModelCheckCommand.Run(rest);
            case "england":
                return await ModelEnglandCommand.Run(rest);
            case "--help" or "help":
                await Console.Out.WriteLineAsync(Help);
                return 0;
            default:
                throw new UsageException("Say what: model run, people, cohort, tree, psa, queue, check or england. goldthread model --help says more.");
        }
    }
}
