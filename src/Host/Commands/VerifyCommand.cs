using Goldthread.Host.Hosting;
using Goldthread.Kernel.Acts;
using Goldthread.Record;

namespace Goldthread.Host.Commands;

/// <summary>Walks every chain of the journal; exit code 1 when a row is not what it was.</summary>
internal static class VerifyCommand
{
    public static async Task<int> Run(string[] args)
    {
        var settings = Open.Settings(Arguments.Read(args, ["data"], []));
        await using var stores = await Stores.Open(settings.Database, TimeProvider.System);
        using var bar = new ProgressBar("Verifying", Console.Error);
        var report = await new JournalVerifier(stores.Records, stores.Reads, RecordModule.CommitContent).Verify(new Progress(bar));
        bar.Dispose();
        foreach (var fault in report.Faults)
        {
            await Console.Out.WriteLineAsync(fault);
        }

        await Console.Out.WriteLineAsync(
            $"{report.Writes:N0} acts that wrote, {report.Reads:N0} that read, {report.Seals:N0} seals: {(report.Faults.Count == 0 ? "every row is as it was written." : $"{report.Faults.Count:N0} faults.")}");
        return report.Faults.Count == 0 ? 0 : 1;
    }

    // Told on this thread, so that no line is printed after the report.
    private sealed class Progress(ProgressBar bar) : IProgress<long>
    {
        public void Report(long value) => bar.Show(value);
    }
}
