using System.Globalization;
using Goldthread.Fhir.Import;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>Loads FHIR files; exit code 1 when anything was refused.</summary>
internal static class ImportCommand
{
    private const string DefaultSource = AccessDecision.UnnamedSource;
    private const int LongestSource = 64;
    private const int RefusalsShown = 50;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "source"], []);
        if (arguments.Rest.Count == 0)
        {
            throw new UsageException("Name at least one file or folder to load.");
        }

        var source = arguments.Value("source") ?? DefaultSource;
        if (source.Trim().Length == 0 || source.Length > LongestSource || source.Any(char.IsControl))
        {
            throw new UsageException($"--source takes a name of 1 to {LongestSource} characters.");
        }

        var settings = Open.Settings(arguments);
        var files = ImportFiles.Find(arguments.Rest);
        var result = await RunningServer.Of(settings) is { } server
            ? await server.Import(files, source)
            : await Directly(settings, files, source);
        if (!result.Succeeded)
        {
            await Console.Error.WriteLineAsync(result.Fault.Message);
            return 1;
        }

        await Print(result.Value, TimeProvider.System);
        return result.Value.Report.Refused > 0 ? 1 : 0;
    }

    private static async Task<Outcome<ImportResult>> Directly(Settings settings, ImportFiles files, string source)
    {
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        await using var services = ImportRun.Services(stores, clock, settings.Demo);
        using var bar = new ImportBar();
        return await ImportRun.Run(services, files, source, bar, CancellationToken.None);
    }

    private static async Task Print(ImportResult result, TimeProvider clock)
    {
        var report = result.Report;
        var refusals = report.Refusals;
        foreach (var refusal in refusals.Take(RefusalsShown))
        {
            await Console.Out.WriteLineAsync($"Refused: {refusal}");
        }

        if (refusals.Count > RefusalsShown)
        {
            var file = $"import-report-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.txt";
            await File.WriteAllLinesAsync(file, refusals.Select(r => r.ToString()));
            await Console.Out.WriteLineAsync($"... and {refusals.Count - RefusalsShown:N0} more; all of them are in {file}.");
        }

        foreach (var warning in report.Warnings)
        {
            await Console.Out.WriteLineAsync($"Note: {warning}");
        }

        await Console.Out.WriteLineAsync(
            $"{report.Accepted:N0} accepted ({report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} as they were), {report.Refused:N0} refused; "
            + $"{report.Files:N0} files, {report.Bytes / 1e6:N1} MB in {report.Seconds:N1} s ({(report.Accepted + report.Refused) / Math.Max(report.Seconds, 0.001):N0} resources a second).");
        await Console.Out.WriteLineAsync(
            $"{result.Patients:N0} Patients are in the store; by verified NHS number they are {result.People:N0} people. {result.Apart:N0} have no verified NHS number and stay apart.");
        foreach (var apart in result.FirstApart)
        {
            await Console.Out.WriteLineAsync($"  {apart}");
        }

        if (result.Apart > result.FirstApart.Count)
        {
            await Console.Out.WriteLineAsync($"  ... and {result.Apart - result.FirstApart.Count:N0} more.");
        }
    }
}

/// <summary>Shows an import's progress by the bytes it has read.</summary>
internal sealed class ImportBar : IProgress<ImportProgress>, IDisposable
{
    private readonly ProgressBar _bar = new("Importing", Console.Error);

    public void Report(ImportProgress value) =>
        _bar.Show(value.BytesDone, value.BytesTotal, " bytes", $"{value.Resources:N0} resources  {Path.GetFileName(value.Now)}");

    public void Dispose() => _bar.Dispose();
}
