using Goldthread.Fhir.Storage;
using Goldthread.Host.Hosting;

namespace Goldthread.Host.Commands;

/// <summary>Makes the whole index anew from the resources. A server beside it goes on reading and writing, and may do the work itself.</summary>
internal static class ReindexCommand
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data"], []);
        if (arguments.Rest.Count > 0)
        {
            throw new UsageException("Making the index anew takes no names.");
        }

        var settings = Open.Settings(arguments);
        Open.MustExist(settings);
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        await using var services = ImportRun.Services(stores, clock, settings.Demo);
        var maker = services.GetRequiredService<IndexMaker>();
        using var bar = new ProgressBar("Making the index anew", Console.Error);
        var wanted = await maker.Request();
        for (var now = wanted; !now.IsComplete; now = await maker.Progress())
        {
            bar.Show(now.Done, now.Parts, " parts");

            // Where a server has taken the work, all there is to do is to look on.
            if (!await maker.Turn())
            {
                await Task.Delay(LookAgain);
            }
        }

        await maker.HandOver();
        bar.Dispose();
        await Console.Out.WriteLineAsync($"The index is made (generation {wanted.Generation:N0}).");
        return 0;
    }
}
