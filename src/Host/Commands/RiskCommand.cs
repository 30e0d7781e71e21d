using System.Globalization;
using Goldthread.Host.Hosting;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Release;
using Goldthread.Population.Risk.Models;

namespace Goldthread.Host.Commands;

/// <summary>Holds a risk model against what happened, on the store at hand.</summary>
internal static class RiskCommand
{
    public static async Task<int> Run(Arguments arguments, string path)
    {
        if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
        var asked = arguments.Value("as-at") is { } day ? DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) ? named : throw new UsageException($"--as-at takes a day as 2025-11-30, not \"{day}\".") : (DateOnly?)null;
        double ridge = 0;
        if (arguments.Value("ridge") is { } text && (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out ridge) || !(ridge >= 0 && double.IsFinite(ridge)))) throw new UsageException($"--ridge takes a number of 0 or more, not \"{text}\".");
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(Open.Settings(arguments).Database, clock);
        using var sets = Open.People(stores, clock);
        var people = await sets.Current();
        using var file = File.OpenText(path);
        var model = RiskModelReader.Read(file, DataCatalogue.Of(people.Slices[0].Segment.Columns), people.On);
        if (!model.Succeeded)
        {
            foreach (var fault in model.Faults) await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }

        if (model.Value.Outcome is null) throw new UsageException($"{model.Value.Id} names no outcome: write what is to have happened, as \"outcome has emergency_admission in the next 12 months\".");
        if (RiskCheck.Of(model.Value, people, asked ?? people.On.AddYears(-1), ReleaseRule.Nhs, arguments.Has("fit") ? ridge : null) is not { } check)
        {
            await Console.Error.WriteLineAsync($"Fewer than {RiskCheck.LeastPeople} people can be asked: nothing can be said.");
            return 1;
        }

        await Write(model.Value, check);
        return 0;
    }

    private static async Task Write(RiskModel model, RiskCheck check)
    {
        var output = Console.Out;
        var found = check.Calibration;
        await output.WriteLineAsync($"{model.Title} ({model.Id}, version {model.Version}), told as at {Day(check.AsAt)}, on the data set of {Day(check.On)}. {model.Source}");
        await output.WriteLineAsync($"c-statistic {Number(found.CStatistic)}; Brier score {Number(found.Brier)}, {Number(found.BrierOfTheMean)} had everybody been given the mean; observed for one foretold {Number(found.Ratio)}");
        await output.WriteLineAsync("tenth,foretold,people,happened,observed,lower,upper");
        foreach (var g in check.Groups) await output.WriteLineAsync($"{g.Name},{Number(g.Foretold)},{Text(g.People)},{Text(g.Happened)},{Number(g.Observed.Estimate?.Value)},{Number(g.Observed.Estimate?.Low)},{Number(g.Observed.Estimate?.High)}");
        if (check.Fitted is not { } fitted) return;
        await output.WriteLineAsync(fitted.Settled ? "" : "# These weights did not settle: some term tells the outcome for sure, or two are one. Try --ridge 1.");
        await output.WriteLineAsync($"intercept {Number(fitted.Weights[0])}");
        for (var i = 0; i < model.Terms.Count; i++) await output.WriteLineAsync($"# standard error {Number(fitted.Errors[i + 1])}\nterm {Number(fitted.Weights[i + 1])} {model.Terms[i].Text} | {model.Terms[i].Reason}");
    }

    private static string Text(ReleasedCount count) => count.IsShown ? count.Number?.ToString(CultureInfo.InvariantCulture) ?? "" : "[c]";

    private static string Number(double? value) => value is { } known && double.IsFinite(known) ? known.ToString("0.####", CultureInfo.InvariantCulture) : "";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
