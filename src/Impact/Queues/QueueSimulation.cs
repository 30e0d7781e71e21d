using Goldthread.Impact.Chance;
using Goldthread.Impact.Distributions;

namespace Goldthread.Impact.Queues;

/// <summary>A service with servers, a queue that may be limited, classes of people of whom the first go first, and people who leave when they have waited too long.</summary>
/// <param name="Arrivals">Arrivals of each class in a unit of time; the first class is served first.</param>
/// <param name="Service">How long a service takes; null for exponential with the mean below.</param>
/// <param name="MeanService">The mean of a service.</param>
/// <param name="Servers">How many servers.</param>
/// <param name="Places">How many may be there at once; null for any number.</param>
/// <param name="Patience">Mean of the exponential time that people wait before they leave; null for as long as it takes.</param>
public sealed record SimulatedService(IReadOnlyList<double> Arrivals, Distribution? Service, double MeanService, int Servers, int? Places, double? Patience);

/// <summary>What was seen of one class.</summary>
/// <param name="Came">How many came.</param>
/// <param name="TurnedAway">How many found no place.</param>
/// <param name="Left">How many left without service.</param>
/// <param name="Waited">The share of those let in that waited.</param>
/// <param name="Wait">The mean wait of those let in.</param>
/// <param name="WaitError">Its standard error, by means of 20 batches.</param>
/// <param name="LongWaits">The share of those let in that waited longer than a mean service.</param>
public sealed record SimulatedClass(long Came, long TurnedAway, long Left, double Waited, double Wait, double WaitError, double LongWaits);

/// <summary>
/// People come, wait and are served, event by event: arrivals by Poisson, the first in line of the first class next. The luck of each is looked up by the number of
/// the arrival, so that one run beside another with more servers meets the same people.
/// </summary>
public static class QueueSimulation
{
    private const uint Stream = 0x90E0;

    private const int Batches = 20;

    /// <summary>Simulates until so many have come, after others that are not counted.</summary>
    public static IReadOnlyList<SimulatedClass> Run(SimulatedService service, long people, long before, ulong seed)
    {
        var classes = service.Arrivals.Count;
        var (heap, rings) = (new DepartureHeap(service.Servers), Enumerable.Range(0, classes).Select(_ => new Ring()).ToArray());
        var seen = Enumerable.Range(0, classes).Select(_ => new Seen(before, people, service.MeanService)).ToArray();
        var (all, first) = (service.Arrivals.Sum(), service.Arrivals[0]);
        var (now, waiting, room, isPatient) = (0.0, 0, service.Places - service.Servers ?? int.MaxValue, service.Patience is null);
        for (long number = 0; number < before + people; number++)
        {
            var words = Philox.At(seed, (uint)number, (uint)(number >> 32), 0, Stream);
            now -= Math.Log(1 - Philox.Even(words.A, words.B)) / all;
            var share = Philox.Even(words.C, words.D);
            var takes = service.Service?.Quantile(share + (0.5 / (1UL << 53))) ?? -Math.Log(1 - share) * service.MeanService;
            while (heap.Count > 0 && heap.Earliest <= now)
            {
                if (Next(rings, seen, heap.Earliest, ref waiting) is { } next) heap.Replace(heap.Earliest + next);
                else heap.Remove();
            }

            var (kind, leaves) = isPatient && classes == 1 ? (0, double.PositiveInfinity) : Second(service, seed, number, now, all, first);
            if (heap.Count < service.Servers)
            {
                heap.Add(now + takes);
                seen[kind].Served(number, 0);
                continue;
            }

            if (waiting >= room && !isPatient) Clear(rings, seen, now, ref waiting);
            if (waiting >= room)
            {
                seen[kind].Away(number);
                continue;
            }

            rings[kind].Add(new Waiting(now, takes, leaves, number));
            waiting++;
        }

        Finish(rings, seen, heap, waiting);
        return [.. seen.Select(s => s.Result)];
    }

    private static double? Next(Ring[] rings, Seen[] seen, double now, ref int waiting)
    {
        for (var kind = 0; kind < rings.Length; kind++)
        {
            while (rings[kind].Count > 0)
            {
                var next = rings[kind].Take();
                waiting--;
                if (next.LeavesAt > now)
                {
                    seen[kind].Served(next.Number, now - next.Arrived);
                    return next.Service;
                }

                seen[kind].Gone(next);
            }
        }

        return null;
    }

    private static void Clear(Ring[] rings, Seen[] seen, double now, ref int waiting)
    {
        for (var kind = 0; kind < rings.Length; kind++) rings[kind].Leave(now, seen[kind].Gone);
        waiting = rings.Sum(r => r.Count);
    }

    // Those still waiting when the last has come are served as well, or the longest waits would be missing.
    private static void Finish(Ring[] rings, Seen[] seen, DepartureHeap heap, int waiting)
    {
        while (waiting > 0)
        {
            if (Next(rings, seen, heap.Earliest, ref waiting) is { } next) heap.Replace(heap.Earliest + next);
            else break;
        }
    }

    private static (int Kind, double Leaves) Second(SimulatedService service, ulong seed, long number, double now, double all, double first)
    {
        var words = Philox.At(seed, (uint)number, (uint)(number >> 32), 1, Stream);
        var (place, kind) = (Philox.Even(words.A, words.B) * all, 0);
        for (var sum = first; kind < service.Arrivals.Count - 1 && place >= sum; sum += service.Arrivals[++kind])
        {
        }

        return (kind, service.Patience is { } mean ? now - (Math.Log(1 - Philox.Even(words.C, words.D)) * mean) : double.PositiveInfinity);
    }

    private sealed class Seen(long before, long people, double meanService)
    {
        private readonly double[] _waits = new double[Batches];
        private readonly long[] _counts = new long[Batches];
        private long _away, _left, _waited, _long;

        public void Served(long number, double wait)
        {
            if (number < before) return;
            var batch = (int)((number - before) * Batches / people);
            _waits[batch] += wait;
            _counts[batch]++;
            if (wait > 0) _waited++;
            if (wait > meanService) _long++;
        }

        public void Gone(Waiting gone)
        {
            if (gone.Number < before) return;
            _left++;
            Served(gone.Number, gone.LeavesAt - gone.Arrived);
        }

        public void Away(long number) => _away += number < before ? 0 : 1;

        public SimulatedClass Result
        {
            get
            {
                var let = _counts.Sum();
                var means = _waits.Zip(_counts).Where(b => b.Second > 0).Select(b => b.First / b.Second).ToList();
                var mean = let > 0 ? _waits.Sum() / let : 0;
                var error = means.Count > 1 ? Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (means.Count - 1) / means.Count) : 0;
                return new(let + _away, _away, _left, let > 0 ? (double)_waited / let : 0, mean, error, let > 0 ? (double)_long / let : 0);
            }
        }
    }
}
