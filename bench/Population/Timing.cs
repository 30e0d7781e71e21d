using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Goldthread.PopulationBench;

/// <summary>How long runs took.</summary>
/// <param name="Seconds">Each, rising.</param>
/// <param name="Processor">Seconds of processor time of one, all threads together, on average: on a machine that others use, this stays while the rest grows.</param>
internal sealed record Taken(double[] Seconds, double Processor)
{
    public double Middle => Seconds[Seconds.Length / 2];
}

internal static class Timing
{
    /// <summary>How long each of some runs took, after a few that do not count.</summary>
    public static Taken Of(int times, Action work)
    {
        for (var i = 0; i < Math.Max(2, times / 5); i++) work();
        var taken = new double[times];
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            taken[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalSeconds / times;
        Array.Sort(taken);
        return new Taken(taken, processor);
    }

    public static void Report(string what, string question, Taken taken, object? more = null) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        what,
        question,
        ms_least = Milliseconds(taken.Seconds[0]),
        ms_p50 = Milliseconds(taken.Middle),
        ms_p99 = Milliseconds(taken.Seconds[taken.Seconds.Length * 99 / 100]),
        ms_processor = Milliseconds(taken.Processor),
        more,
    }));

    private static double Milliseconds(double seconds) => double.Parse((seconds * 1000).ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
