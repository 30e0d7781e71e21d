using Goldthread.Impact.Chance;
using Goldthread.Impact.Distributions;

namespace Goldthread.Impact.Queues;

/// <summary>A way out of hospital: who comes each day, how many places there are, how long people stay, and how it stands at the start.</summary>
/// <param name="Name">Its name with its scenario.</param>
/// <param name="Arrivals">Expected referrals of each day.</param>
/// <param name="Capacity">Places.</param>
/// <param name="Stay">Days of a stay.</param>
/// <param name="MeanStay">The mean that was told of it.</param>
/// <param name="There">How many are there at the start.</param>
/// <param name="Waiting">How many wait in hospital at the start.</param>
/// <param name="FirstVisits">Visits a day at the start of a stay; 0 for places that are beds.</param>
/// <param name="LastVisits">Visits a day at its end.</param>
public sealed record Pathway(string Name, IReadOnlyList<double> Arrivals, int Capacity, LogNormalDistribution Stay, double MeanStay, int There, int Waiting, int FirstVisits, int LastVisits);

/// <summary>What one replication gave for each day.</summary>
/// <param name="There">People in the service.</param>
/// <param name="Waiting">People waiting for it in hospital.</param>
/// <param name="Wait">Days waited: for beds by those there who had to wait, for visits by those who left on the day.</param>
/// <param name="Leavers">How many left on the day, for visits; the weight of <paramref name="Wait"/>.</param>
public sealed record PathwayDays(double[] There, double[] Waiting, double[] Wait, double[] Leavers);

/// <summary>
/// Beds after hospital, as the published IPACS model counts them (nhs-bnssg-analytics/ipacs-model, bed-based pathways; our own code): referrals by Poisson within the
/// day, a lognormal stay, and a queue that begins with people already waiting. Three rules of the published model are kept, so that its figures can be met: those
/// waiting at the start are a number only and move in as others leave; a place that falls free for one of them is given to the next referral, also one still to
/// come; and a referral served that way and then let in once more leaves one place taken for good. Figures of a day lean to the first event of the day.
/// </summary>
internal sealed class BedPathway(Pathway pathway, Luck luck)
{
    private readonly PriorityQueue<int, double> _ends = new();
    private readonly List<double> _arrived = [];
    private readonly HashSet<int> _gone = [], _served = [];
    private readonly Dictionary<int, double> _waits = [];
    private int _next;

    public PathwayDays Run()
    {
        var days = pathway.Arrivals.Count;
        var (there, waiting, wait) = (Unknown(days), Unknown(days), new double[days]);
        var (occupied, queue, now) = (pathway.There, pathway.Waiting, 0.0);
        (there[0], waiting[0]) = (occupied, queue);
        for (var i = 0; i < pathway.There; i++) _ends.Enqueue(-1 - i, Within(1, pathway.Stay.Quantile(luck.Next())));
        Arrive();
        var coming = 0;
        while (true)
        {
            var isArrival = coming < _arrived.Count && (!_ends.TryPeek(out _, out var end) || _arrived[coming] <= end);
            if (!isArrival && _ends.Count == 0) break;
            _ends.TryPeek(out var id, out var time);
            var at = isArrival ? _arrived[coming] : time;
            if (at > days) break;
            var (before, queueBefore, nowBefore) = (occupied, queue, now);
            if (isArrival) Come(coming++, at, ref occupied, ref queue);
            else if (!Leave(id, at, ref occupied, ref queue)) continue;
            now = at;
            var day = Math.Max(0, (int)Math.Ceiling(now) - 1);
            var late = now - Math.Floor(now);
            var weight = (now - nowBefore) / now;
            waiting[day] = double.IsNaN(waiting[day]) ? (late * queueBefore) + ((1 - late) * queue) : (weight * queue) + ((1 - weight) * waiting[day]);
            there[day] = double.IsNaN(there[day]) ? (late * before) + ((1 - late) * occupied) : (weight * occupied) + ((1 - weight) * there[day]);
            wait[day] = _waits.Count == 0 ? 0 : Math.Max(0, _waits.Values.Average());
        }

        return new PathwayDays(Filled(there), Filled(waiting), wait, new double[days]);
    }

    private void Arrive()
    {
        for (var day = 0; day < pathway.Arrivals.Count; day++)
        {
            var count = luck.Poisson(pathway.Arrivals[day]);
            _arrived.AddRange(Enumerable.Range(0, count).Select(_ => day + luck.Next()).Order());
        }
    }

    private void Come(int id, double at, ref int occupied, ref int queue)
    {
        // Served before it came, and gone again: nothing is left of it.
        if (_gone.Contains(id)) return;
        if (occupied >= pathway.Capacity)
        {
            queue++;
            return;
        }

        occupied++;
        _served.Add(id);
        _ends.Enqueue(id, at + pathway.Stay.Quantile(luck.Next()));
    }

    private bool Leave(int id, double at, ref int occupied, ref int queue)
    {
        _ends.Dequeue();
        if (!_gone.Add(id)) return false;
        _waits.Remove(id);
        if (queue == 0 || occupied > pathway.Capacity)
        {
            occupied--;
            return true;
        }

        var stay = pathway.Stay.Quantile(luck.Next());
        while (_next < _arrived.Count && _served.Contains(_next)) _next++;
        if (_next == _arrived.Count) return true;
        _served.Add(_next);
        _waits[_next] = at - _arrived[_next];
        _ends.Enqueue(_next, at + stay);
        queue--;
        return true;
    }

    private double Within(double least, double most) => most > least ? least + (luck.Next() * (most - least)) : most;

    private static double[] Unknown(int days)
    {
        var values = new double[days];
        Array.Fill(values, double.NaN);
        return values;
    }

    private static double[] Filled(double[] values)
    {
        for (var i = 1; i < values.Length; i++) values[i] = double.IsNaN(values[i]) ? values[i - 1] : values[i];
        return values;
    }
}

/// <summary>The luck of one replication, word by word.</summary>
internal sealed class Luck(ulong seed, uint replication, uint pathway)
{
    private const uint Stream = 0xD2A0;

    private uint _count;

    /// <summary>A share above 0 and below 1.</summary>
    public double Next()
    {
        var words = Philox.At(seed, _count++, replication, pathway, Stream);
        return Philox.Even(words.A, words.B) + (0.5 / (1UL << 53));
    }

    public double Normal(double mean, double deviation) => mean + (deviation * Special.NormalQuantile(Next()));

    /// <summary>A count by Poisson, by inversion: for means up to some hundreds.</summary>
    public int Poisson(double mean)
    {
        var (share, chance, count) = (Next(), Math.Exp(-mean), 0);
        for (; share > chance && count < 10_000; count++)
        {
            share -= chance;
            chance *= mean / (count + 1);
        }

        return count;
    }
}
