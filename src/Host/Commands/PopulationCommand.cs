using System.Globalization;
using Goldthread.Host.Hosting;
using Goldthread.Population.DataSet;
using Goldthread.Population.Reference;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>Loads what is published about places into the store, beside a running server too.</summary>
internal static class PopulationCommand
{
    private const int RefusedShown = 10;
    private const int LongestSource = 64;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private const string Help = """
        goldthread population reference PATH... [--source NAME] [--data DIR]
        goldthread population refresh [--data DIR]
        goldthread population risk MODEL.txt [--as-at 2025-11-30] [--fit] [--ridge 1] [--data DIR]

        risk holds a model (docs/guides/risk.md) against what happened to the people of the data set since a day, a year before its own where none
        is named: the c-statistic, the Brier score, and foretold beside observed in tenths, small counts kept back. --fit writes the weights that
        would fit these people; --ridge draws them to nought.

        refresh makes the joined-up data set, or brings it up to date with all that was written since, and says how many people are in it.

        Loads published files about places, packed with gzip or plain; folders with all that is in them. Each file is recognised by its header, or
        where it has none by its shape. The same version again changes nothing; a newer one replaces the older one of the same source.
        The guide docs/guides/reference-data.md lists every layout and where it is published.

        Example:  goldthread population reference lookup_lsoa21_icb24.csv.gz imd2025_england_lsoa21.csv.gz
        """;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "source", "as-at", "ridge"], ["help", "fit"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        if (arguments.Rest is ["refresh"]) return await Refresh(arguments);
        if (arguments.Rest is ["risk", var model]) return await RiskCommand.Run(arguments, model);
        if (arguments.Rest is not ["reference", _, ..]) throw new UsageException("Say what: population reference PATH..., population refresh, or population risk MODEL.txt. goldthread population --help says more.");
        var source = (arguments.Value("source") ?? ReferenceImport.Published).Trim();
        if (source.Length is 0 or > LongestSource || source.Any(char.IsControl)) throw new UsageException($"--source takes a name of 1 to {LongestSource} characters.");
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(Open.Settings(arguments).Database, clock);
        var import = new ReferenceImport(stores.Records, clock);
        var failed = 0;
        foreach (var named in arguments.Rest.Skip(1))
        {
            foreach (var path in ReferenceImport.Files(named))
            {
                if (!await Load(import, path, source, clock, isNamed: path == named)) failed++;
            }
        }

        return failed > 0 ? 1 : 0;
    }

    private static async Task<int> Refresh(Arguments arguments)
    {
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(Open.Settings(arguments).Database, clock);
        using var sets = Open.People(stores, clock);
        var began = clock.GetTimestamp();
        PeopleSnapshot people;
        using (var bar = new ProgressBar("The joined-up data set", Console.Error))
        {
            var making = sets.Refresh();
            while (await Task.WhenAny(making, Task.Delay(Look)) != making) bar.Show((long)((sets.Progress ?? 1) * 100), 100, "%");
            people = await making;
        }

        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        var bytes = people.Slices.Sum(s => s.Segment.Bytes);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{people.People:N0} people as at {people.On:d MMMM yyyy}, {bytes / Math.Max(1.0, people.People):N0} bytes a person; {seconds:N1} s, {people.People / seconds:N0} people a second."));
        return 0;
    }

    private static async Task<bool> Load(ReferenceImport import, string path, string source, TimeProvider clock, bool isNamed)
    {
        var began = clock.GetTimestamp();
        Kernel.Values.Outcome<ReferenceReport> done;
        using (var bar = new ProgressBar(Path.GetFileName(path), Console.Error))
        {
            done = await import.Load(path, source, User.System, p => bar.Show(p.Done, p.Total, p.IsWriting ? " rows written" : " bytes read"));
        }

        if (!done.Succeeded)
        {
            // A folder may hold other things too; a file that was named should have been loaded.
            await Console.Out.WriteLineAsync($"Not loaded: {done.Fault.Message}");
            return !isNamed && done.Fault.Kind == Kernel.Values.FaultKind.WrongFormat;
        }

        var report = done.Value;
        var seconds = clock.GetElapsedTime(began).TotalSeconds.ToString("N1", CultureInfo.InvariantCulture);
        var passed = report.Passed > 0 ? $", {report.Passed:N0} passed over" : "";
        await Console.Out.WriteLineAsync($"{report.File}: {report.What}. {(report.IsUnchanged ? "This version is here already; nothing was changed" : $"Set {report.SetNumber}")}. {report.Read:N0} rows read, {report.Kept:N0} kept, {report.Refusals.Count:N0} refused{passed}; {seconds} s.");
        foreach (var note in report.Notes) await Console.Out.WriteLineAsync($"  {note}");
        foreach (var refusal in report.Refusals.Take(RefusedShown)) await Console.Out.WriteLineAsync($"  refused, line {refusal.Line:N0}: {refusal.Reason}");
        if (report.Refusals.Count > RefusedShown)
        {
            var list = $"reference-report-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{report.File}.txt";
            await File.WriteAllLinesAsync(list, report.Refusals.Select(r => $"line {r.Line}: {r.Reason}"));
            await Console.Out.WriteLineAsync($"  ... and {report.Refusals.Count - RefusedShown:N0} more; all of them are in {list}.");
        }

        if (report.Refusals.Count > 0 && !report.IsUnchanged) await Console.Out.WriteLineAsync("  Because rows were refused, what an older version said of other areas was kept.");
        return report.Refusals.Count == 0;
    }
}
