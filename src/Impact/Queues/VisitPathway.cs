namespace Goldthread.Impact.Queues;

/// <summary>
/// Visits at home after hospital, as the published IPACS model counts them (nhs-bnssg-analytics/ipacs-model, visit-based pathway; our own code). Each stay is a row
/// of days with so many visits, falling evenly from the first to the last number; the visits of each day are limited to capacity times the mean of the two
/// numbers; and a referral begins on the first day from which on all its visits fit. Stays are whole days, above 0 and below 1.9 times the mean (three standard
/// deviations of 0.3 means each); the numbers of visits are normal with a deviation of 0.5, whole, above 0 and at most 1.5 above their mean.
/// </summary>
internal sealed class VisitPathway(Pathway pathway, Luck luck)
{
    private const double VisitDeviation = 0.5, Most = 1.9;

    private readonly double _slots = pathway.Capacity * (pathway.FirstVisits + pathway.LastVisits) / 2.0;
    private readonly List<double> _used = [];
    private readonly List<(int Came, int Starts, int Ends)> _people = [];

    public PathwayDays Run()
    {
        var days = pathway.Arrivals.Count;
        for (var i = 0; i < pathway.There; i++) Come(0, Begun());
        for (var i = 0; i < pathway.Waiting; i++) Come(0, Visits(Stay()));
        var (there, waiting, wait, leavers) = (new double[days], new double[days], new double[days], new double[days]);
        for (var day = 0; day < days; day++)
        {
            for (var n = luck.Poisson(pathway.Arrivals[day]); n > 0; n--) Come(day, Visits(Stay()));
            there[day] = Used(day) / ((pathway.FirstVisits + pathway.LastVisits) / 2.0);
            waiting[day] = _people.Count(p => p.Came <= day && p.Starts > day);
            var leaving = _people.Where(p => p.Ends == day).ToList();
            (wait[day], leavers[day]) = (leaving.Count == 0 ? 0 : leaving.Average(p => p.Starts - p.Came), leaving.Count);
        }

        return new PathwayDays(there, waiting, wait, leavers);
    }

    private double Used(int day) => day < _used.Count ? _used[day] : 0;

    private void Come(int day, double[] visits)
    {
        var start = day;
        while (visits.Select((v, i) => Used(start + i) + v).Any(v => v > _slots)) start++;
        while (_used.Count < start + visits.Length) _used.Add(0);
        for (var i = 0; i < visits.Length; i++) _used[start + i] += visits[i];
        _people.Add((day, start, start + visits.Length - 1));
    }

    // Somebody already there is within a stay: what is left of it is even over its days, and they have the last of the visits.
    private double[] Begun()
    {
        var whole = Visits(Stay());
        var left = (int)Math.Round(1 + (luck.Next() * (whole.Length - 1)));
        return whole[^left..];
    }

    private int Stay()
    {
        while (true)
        {
            var days = Math.Round(pathway.Stay.Quantile(luck.Next()));
            if (days > 0 && days < Most * pathway.MeanStay) return (int)days;
        }
    }

    private double[] Visits(int days)
    {
        var (first, last) = (Number(pathway.FirstVisits, _slots), Number(pathway.LastVisits, double.PositiveInfinity));
        return [.. Enumerable.Range(0, days).Select(i => Math.Round(days == 1 ? first : first + ((last - first) * i / (days - 1))))];
    }

    private double Number(int mean, double most)
    {
        while (true)
        {
            var visits = Math.Round(luck.Normal(mean, VisitDeviation));
            if (visits > 0 && visits <= mean + (3 * VisitDeviation) && visits <= most) return visits;
        }
    }
}
