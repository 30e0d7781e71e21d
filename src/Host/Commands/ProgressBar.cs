using System.Diagnostics;
using System.Globalization;

namespace Goldthread.Host.Commands;

/// <summary>
/// How far long work has come: on a terminal a bar that moves, elsewhere a line now and then. Written to standard error, so that
/// what a command prints can be used.
/// </summary>
internal sealed class ProgressBar(string title, TextWriter to) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly bool _terminal = ReferenceEquals(to, Console.Error) && !Console.IsErrorRedirected;
    private TimeSpan _shown = TimeSpan.MinValue;
    private bool _onLine;

    /// <summary>Shows the number done, of <paramref name="total"/> when that is known, and what is at hand.</summary>
    public void Show(long done, long? total = null, string unit = "", string? now = null)
    {
        var elapsed = Stopwatch.GetElapsedTime(_started);
        if (_shown != TimeSpan.MinValue && elapsed - _shown < (_terminal ? OnTerminal : Elsewhere) && !(done == total))
        {
            return;
        }

        _shown = elapsed;
        var share = total is > 0 ? Math.Min(1.0, (double)done / total.Value) : (double?)null;
        var bar = share is { } s ? $"[{new string('#', (int)(s * Width)),-Width}] {s.ToString("0%", CultureInfo.InvariantCulture),4} " : "";
        var speed = elapsed.TotalSeconds > 1 ? $" {done / elapsed.TotalSeconds:N0}/s" : "";
        var left = share is > 0.02 and < 1 && elapsed.TotalSeconds > 2 ? $", {Words((elapsed / share.Value) - elapsed)} left" : "";
        var line = $"{title} {bar}{done:N0}{unit}{speed}{left}{(now is null ? "" : "  " + now)}";
        if (_terminal)
        {
            to.Write("\r" + (line.Length > 118 ? line[..118] : line).PadRight(118));
            _onLine = true;
        }
        else
        {
            to.WriteLine(line);
        }
    }

    public void Dispose()
    {
        if (_onLine)
        {
            to.Write("\r" + new string(' ', 118) + "\r");
            _onLine = false;
        }
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 90 ? $"{time.TotalSeconds:0} s" : $"{time.TotalMinutes:0} min";
}
