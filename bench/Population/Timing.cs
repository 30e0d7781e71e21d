using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Goldthread.PopulationBench;

internal static class Timing
{
    /// <summary>How long each of some runs took, in seconds and rising, after a few that do not count.</summary>
    public static double[] Of(int times, Action work)
    {
        for (var i = 0; i < Math.Max(2, times / 5); i++) work();
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            taken[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(taken);
        return taken;
    }

    public static void Report(string what, string question, double[] seconds, object? more = null) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        what,
        question,
        ms_least = Milliseconds(seconds[0]),
        ms_p50 = Milliseconds(seconds[seconds.Length / 2]),
        ms_p99 = Milliseconds(seconds[seconds.Length * 99 / 100]),
        more,
    }));

    private static double Milliseconds(double seconds) => double.Parse((seconds * 1000).ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
