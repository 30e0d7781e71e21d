using System.Diagnostics.Metrics;

namespace Goldthread.Kernel.Data;

/// <summary>
/// What the store tells those who watch it. Durations are in seconds, as OpenTelemetry asks
/// (https://opentelemetry.io/docs/specs/semconv/general/metrics/). Nothing in it says anything about a person.
/// </summary>
public static class StoreMeter
{
    /// <summary>The name under which the figures are published.</summary>
    public const string Name = "Goldthread.Store";

    private static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> CommitDuration = Meter.CreateHistogram("goldthread.store.commit.duration", "s", "How long one commit took, from its first statement until it was on disk.", advice: Seconds);

    internal static readonly Histogram<int> CommitSize = Meter.CreateHistogram("goldthread.store.commit.size", "{act}", "How many pieces of waiting work one commit held.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    internal static readonly Histogram<double> WriteWait = Meter.CreateHistogram("goldthread.store.write.wait", "s", "How long a piece of work waited for the writer.", advice: Seconds);

    internal static readonly Histogram<double> ReadWait = Meter.CreateHistogram("goldthread.store.read.wait", "s", "How long a read waited for a session, of those that had to.", advice: Seconds);

    /// <summary>People whose index rows were compared with their record while the index is made anew.</summary>
    public static readonly Counter<long> IndexPeople = Meter.CreateCounter<long>("goldthread.store.index.people", "{person}", "People whose index rows were looked through while the index is made anew.");

    /// <summary>How many parts of the index still have to be made anew.</summary>
    public static readonly Gauge<int> IndexParts = Meter.CreateGauge<int>("goldthread.store.index.parts_waiting", "{part}", "Parts of the store whose index is still to be made anew.");

    private static InstrumentAdvice<double> Seconds => new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
}
