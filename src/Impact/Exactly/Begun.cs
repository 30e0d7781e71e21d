using System.Runtime.CompilerServices;

namespace Goldthread.Impact.Exactly;

/// <summary>Those of a kind who have or wait for something, by the day on which it began.</summary>
internal sealed class Begun(int horizon)
{
    /// <summary>Fewer than this leave together: one in ten thousand million.</summary>
    public const double None = 1e-10;

    private readonly double[] _people = new double[horizon + 8], _later = new double[horizon + 8];
    private int _first, _week;

    /// <summary>Of those who began to wait on a day: who waits less than a day, and the share of the others for whom it ends each day.</summary>
    public double[] AtOnce { get; } = new double[horizon + 8];

    /// <inheritdoc cref="AtOnce" />
    public double[] EachDay { get; } = new double[horizon + 8];

    public static Begun[] For(int kinds, int horizon) => [.. Enumerable.Range(0, kinds).Select(_ => new Begun(horizon))];

    public double At(int since) => _people[since];

    public void Add(int since, bool isLater, double people) => (isLater ? _later : _people)[since] += people;

    /// <summary>Takes a share of them away, and says how many that is.</summary>
    public double Take(int since, bool isLater, double share)
    {
        var of = isLater ? _later : _people;
        var people = of[since] < None ? of[since] : of[since] * share;
        of[since] -= people;
        return people;
    }

    /// <summary>The first day to look at.</summary>
    public int First(int day, bool isLater)
    {
        if (isLater) return _week * 7;
        while (_first < day && _people[_first] == 0) _first++;
        return _first;
    }

    public bool Any(int from, int to) => _people.AsSpan(from, to - from).ContainsAnyExcept(0.0);

    /// <summary>These shares leave on the seven days from one on, and this share stays; says how many people there were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Leave(Spent spent, int row, int from, int to, int day, ReadOnlySpan<double> ends, double stays)
    {
        var all = spent.Leave(row, _people, 0, from, to, day, ends);
        for (var since = from; since < to; since++) _people[since] *= stays;
        return all;
    }

    /// <summary>
    /// Waiting that is exponential in days, made whole: after the first day as many each day leave as any other, 1 - exp(-1/mean); the first day takes what is left of the mean.
    /// </summary>
    public void Wait(int since, double mean)
    {
        EachDay[since] = mean <= 0 ? 1 : 1 - Math.Exp(-1 / mean);
        AtOnce[since] = 1 - (mean * EachDay[since]);
    }

    public void EndWeek(int week)
    {
        for (var day = week * 7; day < (week + 1) * 7; day++)
        {
            _people[day] += _later[day];
            _later[day] = 0;
        }

        (_week, _first) = (week + 1, Math.Min(_first, week * 7));
    }
}
