using System.Globalization;
using Goldthread.Directory;
using Goldthread.Directory.Feeds;
using Goldthread.Fhir.Subscriptions;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Values;

namespace Goldthread.Host.Commands;

/// <summary>Takes over the services of another directory and says, item by item, what was refused and why.</summary>
internal static class DirectoryCommand
{
    private const int RefusalsShown = 20;
    private const int ReasonsShown = 10;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "source"], []);
        if (arguments.Rest is not ["import", var from])
        {
            throw new UsageException("Say: directory import URL|FILE --source NAME.");
        }

        var source = arguments.Value("source") ?? throw new UsageException("Name the directory that the services come from with --source.");
        var settings = Open.Settings(arguments);
        var done = await RunningServer.Of(settings) is { } server ? await server.ImportServices(from, source) : await Directly(settings, from, source);
        if (!done.Succeeded)
        {
            await Console.Error.WriteLineAsync(done.Fault.Message);
            return 1;
        }

        await Print(done.Value, TimeProvider.System);
        return done.Value.Refused > 0 || done.Value is { IsWhole: false, Notes.Count: > 0 } ? 1 : 0;
    }

    private static async Task<Outcome<FeedReport>> Directly(Settings settings, string from, string source)
    {
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        using var directory = new ServiceDirectory(stores.Records, clock);
        using var client = new FeedClient(new EndpointRules(new SubscriptionSettings(null, settings.Demo, AllowPrivate: false)));
        var import = new FeedImport(stores.Records, directory, new ServiceKeeping(stores.Records, directory, clock), client, clock);
        using var bar = new FeedBar();
        if (!File.Exists(from))
        {
            return await import.FromAddress(from, source, bar, CancellationToken.None);
        }

        await using var file = File.OpenRead(from);
        return await import.FromFile(file, source, bar, CancellationToken.None);
    }

    private static async Task Print(FeedReport report, TimeProvider clock)
    {
        foreach (var refusal in report.Refusals.Take(RefusalsShown))
        {
            await Console.Out.WriteLineAsync($"Refused: {refusal}");
        }

        if (report.Refusals.Count > RefusalsShown)
        {
            var file = $"directory-report-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.txt";
            await File.WriteAllLinesAsync(file, report.Refusals.Select(r => r.ToString()));
            await Console.Out.WriteLineAsync($"... and {report.Refusals.Count - RefusalsShown:N0} more; all of them are in {file}. By reason:");
            foreach (var (what, times) in report.Reasons.Take(ReasonsShown))
            {
                await Console.Out.WriteLineAsync($"  {times,8:N0}  {what}");
            }
        }

        foreach (var note in report.Notes)
        {
            await Console.Out.WriteLineAsync($"Note: {note}");
        }

        await Console.Out.WriteLineAsync(
            $"{report.New + report.Changed + report.Unchanged:N0} accepted ({report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} as they were), {report.Refused:N0} refused; {report.Gone:N0} are no longer in the feed and are marked.");
    }
}

/// <summary>Shows how far a feed has been taken over.</summary>
internal sealed class FeedBar : IProgress<FeedProgress>, IDisposable
{
    private readonly ProgressBar _bar = new("Taking over", Console.Error);

    public void Report(FeedProgress value) => _bar.Show(value.Done, value.Total, " services", value.Refused > 0 ? $"{value.Refused:N0} refused" : null);

    public void Dispose() => _bar.Dispose();
}
