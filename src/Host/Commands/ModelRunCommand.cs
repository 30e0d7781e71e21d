using Goldthread.Impact.Decisions;
using Goldthread.Impact.Fitting;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Host.Commands;

/// <summary><c>goldthread model run SCENARIO.json</c>: a baseline and what could be done otherwise, person by person.</summary>
internal static class ModelRunCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["out", "person", "threads", "draws", "lives", "precision", "tornado"], ["json", "csv"]);
        if (arguments.Rest is not [var file]) throw new UsageException("Name one scenario file: goldthread model run SCENARIO.json");
        var read = ScenarioFile.Read(await File.ReadAllTextAsync(file));
        if (!read.Succeeded) return ModelOutput.Refuse(read.Faults, file);
        var scenarios = read.Value;
        if (scenarios.Observed is { Count: > 0 })
        {
            var fit = Fit.Of(scenarios, arguments.Number("threads", 0, 1, 256));
            if (!fit.Succeeded) return ModelOutput.Refuse(fit.Faults, file);
            scenarios = fit.Value.File;
            await Told(fit.Value, arguments);
        }

        if (arguments.Value("draws") is not null || arguments.Value("tornado") is not null) return await Unsure(scenarios, file, arguments);
        var answer = Answer.Of(scenarios, arguments.Number("threads", 0, 1, 256));
        if (!answer.Succeeded) return ModelOutput.Refuse(answer.Faults, file);
        var rows = Rows(answer.Value);
        if (arguments.Value("out") is { } folder)
        {
            System.IO.Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "summary.csv"), rows.Csv());
            await File.WriteAllTextAsync(Path.Combine(folder, "weeks.csv"), Weeks(answer.Value).Csv());
        }

        await Console.Out.WriteAsync(rows.As(arguments));
        if (arguments.Value("person") is not null) await Console.Out.WriteAsync("\n" + Way(answer.Value, arguments.Number("person", 0, 0, read.Value.People - 1)).As(arguments));
        return 0;
    }

    // The fit stands before the rest; what is to be read by a machine keeps its own form, and the fit goes to standard error.
    private static async Task Told(Fit fit, Arguments arguments)
    {
        var rows = new ModelOutput(["observed", "number", "modelled_before", "modelled_after", "ratio_before", "ratio_after", "within_chance_before", "within_chance_after", "scaled", "by"]);
        foreach (var line in fit.Lines)
        {
            rows.Add(line.Observed.Word, line.Target, line.Before, line.After, line.Before / line.Target, line.After / line.Target, line.IsWithin(line.Before) ? "yes" : "no", line.IsWithin(line.After) ? "yes" : "no", string.Join(" ", line.Scaled), line.Ratio);
        }

        var isForPeople = !arguments.Has("json") && !arguments.Has("csv");
        var to = isForPeople ? Console.Out : Console.Error;
        await to.WriteAsync($"{rows.Table()}{(fit.HasConverged ? $"Met in {fit.Rounds} rounds." : $"Not met after {fit.Rounds} rounds: what is scaled below is as near as it came.")}\n\n");
        if (arguments.Value("out") is not { } folder) return;
        System.IO.Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "fit.csv"), rows.Csv());
        await File.WriteAllTextAsync(Path.Combine(folder, "fitted.json"), (fit.File with { Observed = null }).Write());
    }

    // What comes of it when the numbers that are not known are drawn; and which of them moves it.
    private static async Task<int> Unsure(ScenarioFile scenarios, string file, Arguments arguments)
    {
        var (people, threads) = (arguments.Number("lives", scenarios.HangsOnNumber ? scenarios.People : Math.Min(10_000, scenarios.People), 1, scenarios.People), arguments.Number("threads", 0, 1, 256));
        if (arguments.Value("tornado") is { } name)
        {
            var measure = Enum.GetValues<Measure>().Where(m => AnswerRow.Code(m) == name).Select(m => (Measure?)m).FirstOrDefault()
                ?? throw new UsageException($"--tornado takes one of {string.Join(", ", Enum.GetValues<Measure>().Select(m => AnswerRow.Code(m)))}, not \"{name}\".");
            var swings = new ModelOutput(["scenario", "number", "at_low_end", "at_high_end", "width"]);
            for (var i = 0; i < scenarios.Scenarios.Count; i++)
            {
                var tornado = Swing.Tornado(scenarios, i, measure, people, threads);
                if (!tornado.Succeeded) return ModelOutput.Refuse(tornado.Faults, file);
                foreach (var swing in tornado.Value) swings.Add(scenarios.Scenarios[i].Title, swing.Of.Title, swing.AtLow, swing.AtHigh, swing.Width);
            }

            await Console.Out.WriteAsync(swings.As(arguments));
            return 0;
        }

        var drawn = Uncertainty.Of(scenarios, arguments.Number("draws", 1000, 2, 100_000), people, arguments.Number("precision", 0, 0, 1_000_000), threads);
        if (!drawn.Succeeded) return ModelOutput.Refuse(drawn.Faults, file);
        var rows = new ModelOutput(["scenario", "measure", "mean_change", "low", "high", "draws", "people"]);
        foreach (var (i, scenario) in scenarios.Scenarios.Index())
        {
            foreach (var measure in Enum.GetValues<Measure>())
            {
                var (mean, low, high) = drawn.Value.Change(measure, i);
                rows.Add(scenario.Title, AnswerRow.Words(measure).Measure, mean, low, high, drawn.Value.Decision.Draws, people);
            }
        }

        var worths = new ModelOutput(["pounds_for_a_year_of_full_quality", .. drawn.Value.Decision.Strategies.Select(s => $"best: {s}"), "perfect_information_a_person"]);
        foreach (var at in Doubt.Of(drawn.Value.Decision, [0, 10_000, 20_000, 25_000, 30_000, 50_000])) worths.Add([at.Worth, .. at.Chance.Select(c => (object?)c), at.PerfectInformation]);
        await Console.Out.WriteAsync(rows.As(arguments) + "\n" + worths.As(arguments));
        return 0;
    }

    // A row for each thing that moves: before, after, the change and the interval that chance leaves it.
    private static ModelOutput Rows(Answer answer)
    {
        var rows = new ModelOutput(["scenario", "measure", "unit", "before", "after", "change", "low", "high"]);
        foreach (var row in AnswerRow.Of(answer)) rows.Add(row.Scenario, row.Measure, row.Unit, row.Before, row.After, row.Change, row.Low, row.High);
        return rows;
    }

    private static ModelOutput Weeks(Answer answer)
    {
        var rows = new ModelOutput(["scenario", "week", "measure", "value"]);
        foreach (var (title, run) in answer.File.Scenarios.Select(s => s.Title).Prepend("Baseline").Zip(answer.Alternatives.Prepend(answer.Baseline)))
        {
            foreach (var place in Enum.GetValues<Place>().Where(p => p != Place.Dead))
            {
                foreach (var (week, days) in run.WeeklyDays(place).Index()) rows.Add(title, week, $"Days: {AnswerRow.Code(place)}", days);
            }

            foreach (var activity in Enum.GetValues<Activity>())
            {
                foreach (var (week, count) in run.Weekly(activity).Index()) rows.Add(title, week, $"Count: {AnswerRow.Code(activity)}", count);
            }

            foreach (var service in Enum.GetValues<Service>().Where(s => s != Service.UrgentResponse))
            {
                for (var week = 0; week < run.Scenario.Weeks; week++) rows.Add(title, week, $"Waiting: {AnswerRow.Code(service)}", run.Waiting(service, week));
            }
        }

        return rows;
    }

    private static ModelOutput Way(Answer answer, int person)
    {
        var rows = new ModelOutput(["scenario", "from_day", "to_day", "place", "what"]);
        foreach (var (title, run) in answer.File.Scenarios.Select(s => s.Title).Prepend("Baseline").Zip(answer.Alternatives.Prepend(answer.Baseline)))
        {
            foreach (var stretch in Impact.Journeys.Run.Again(run, person)) rows.Add(title, stretch.From, stretch.To, AnswerRow.Code(stretch.Place), stretch.What is { } what ? AnswerRow.Code(what) : "");
        }

        return rows;
    }
}
