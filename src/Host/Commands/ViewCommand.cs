using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Views;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>Runs a view of SQL on FHIR over the store and writes its rows. Each person whose resources it reads stands in the journal.</summary>
internal static class ViewCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "format", "to", "limit"], ["no-header"]);
        if (arguments.Rest.Count != 1)
        {
            throw new UsageException("Name one file with a ViewDefinition in JSON.");
        }

        var format = ViewFormats.Find(arguments.Value("format") ?? "csv") ?? throw new UsageException($"--format takes csv, ndjson or json, not \"{arguments.Value("format")}\".");
        var most = arguments.Value("limit") is null ? long.MaxValue : arguments.Number("limit", 0, 0, int.MaxValue);
        if (await Read(arguments.Rest[0]) is not { } view)
        {
            return 1;
        }

        var settings = Open.Settings(arguments);
        Open.MustExist(settings);
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        var extractor = new IndexExtractor(FhirDefinitions.R4, new LocalReferences(FhirDefinitions.R4));
        var runner = new ViewRunner(stores.Records, extractor, stores.Journal, clock);
        await using var output = arguments.Value("to") is { } file ? File.Create(file) : Console.OpenStandardOutput();
        await foreach (var piece in runner.OverStore(view, new ViewRun(format, !arguments.Has("no-header"), most), AccessDecision.OfSystem(User.System, "view"), CancellationToken.None))
        {
            if (!piece.Succeeded)
            {
                return await Refuse(arguments.Rest[0], piece.Faults);
            }

            await output.WriteAsync(piece.Value);
        }

        return 0;
    }

    private static async Task<View?> Read(string file)
    {
        var json = FhirJson.Parse(await File.ReadAllBytesAsync(file));
        if (!json.Succeeded)
        {
            await Refuse(file, json.Faults);
            return null;
        }

        using JsonDocument document = json.Value;
        var view = View.Compile(document.RootElement);
        if (!view.Succeeded)
        {
            await Refuse(file, view.Faults);
            return null;
        }

        foreach (var note in view.Value.Notes)
        {
            await Console.Error.WriteLineAsync($"Note: {note}");
        }

        return view.Value;
    }

    private static async Task<int> Refuse(string file, IReadOnlyList<Fault> faults)
    {
        await Console.Error.WriteLineAsync($"The view in {file} cannot be run:");
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"  {fault}");
        }

        return 1;
    }
}
