using System.Globalization;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Import;
using Goldthread.Fhir.Search;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>Writes every current resource into a folder, or with --at what was current then. Reading everybody's record is an act and stands in the journal.</summary>
internal static class ExportCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "to", "at"], []);
        var clock = TimeProvider.System;
        var folder = arguments.Value("to") ?? $"export-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        if (arguments.Rest.Count > 0)
        {
            throw new UsageException("An export takes no names; --to names the folder.");
        }

        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"The folder {folder} is not empty; name one that is.");
        }

        long? at = null;
        if (arguments.Value("at") is { } time)
        {
            var moment = PastMoment.Parse(time, clock);
            at = moment.Succeeded ? moment.Value : throw new UsageException($"--at: {moment.Faults[0].Message}.");
        }

        var settings = Open.Settings(arguments);
        Open.MustExist(settings);
        await using var stores = await Stores.Open(settings.Database, clock);
        var sight = AccessDecision.OfSystem(User.System, "export");
        await stores.Journal.Record(new ReadAct(sight.Act(clock, "export every record" + (at is null ? "" : $" as at {arguments.Value("at")}")), Part.Place, 0, sight.Words));
        using var bar = new ProgressBar("Exporting", Console.Error);
        var counts = await new Exporter(stores.Records, new LocalReferences(FhirDefinitions.R4)).Write(folder, new Progress(bar), at);
        bar.Dispose();
        await Console.Out.WriteLineAsync($"{counts.Values.Sum():N0} resources of {counts.Count:N0} types are in {folder}.");
        return 0;
    }

    private sealed class Progress(ProgressBar bar) : IProgress<long>
    {
        public void Report(long value) => bar.Show(value, unit: " resources");
    }
}
