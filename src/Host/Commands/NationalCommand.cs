using Goldthread.Coordination.HomeFirst.National;
using Goldthread.Host.Hosting;

namespace Goldthread.Host.Commands;

/// <summary>Loads published national figures about leaving hospital into the store, beside a running server too.</summary>
internal static class NationalCommand
{
    private const int RefusedShown = 10;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data"], []);
        if (arguments.Rest is not ["import", var folder])
        {
            throw new UsageException("Say which folder: national import FOLDER.");
        }

        if (!System.IO.Directory.Exists(folder))
        {
            throw new IOException($"there is no folder {folder}");
        }

        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(Open.Settings(arguments).Database, clock);
        var (loaded, refused) = (0, 0);
        foreach (var path in NationalImport.Files(folder))
        {
            NationalReport? report;
            using (var bar = new ProgressBar(Path.GetFileName(path), Console.Error))
            {
                report = await NationalImport.Load(stores.Records, path, clock.GetUtcNow(), (done, all) => bar.Show(done, all, " figures"));
            }

            if (report is null)
            {
                continue;
            }

            loaded++;
            refused += report.Refused.Count;
            await Console.Out.WriteLineAsync($"{report.Name}: {report.Accepted:N0} rows taken, {report.Refused.Count:N0} refused");
            foreach (var note in report.Notes)
            {
                await Console.Out.WriteLineAsync($"  {note}");
            }

            foreach (var reason in report.Refused.GroupBy(r => r.Reason).OrderByDescending(g => g.Count()).Take(RefusedShown))
            {
                await Console.Out.WriteLineAsync($"  refused, {reason.Count():N0} times, first in line {reason.Min(r => r.Line):N0}: {reason.Key}");
            }
        }

        await Console.Out.WriteLineAsync(loaded == 0 ? "None of the files there is one that is known." : $"{loaded} files loaded.");
        return loaded == 0 || refused > 0 ? 1 : 0;
    }
}
