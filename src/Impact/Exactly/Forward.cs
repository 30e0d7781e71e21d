using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>
/// Carries the probabilities of one course forward, week by week: those at home by the day since which they are as they are and by whether they left hospital lately; those in hospital by the day on
/// which they leave; those who wait or have support by the day on which it began. In each week what was due is settled, day by day; then chance; then what became due by it.
/// </summary>
internal sealed class Forward
{
    private const int Windows = 16, Window = 14 * 7;

    private readonly Course _course;
    private readonly int _horizon;
    private readonly Spent _spent;
    private readonly Onward _onward;

    // By kind: since which day they are as they are. Those who left hospital lately stand apart by the first week in which they no longer did.
    private readonly double[][] _settled;
    private readonly double[][][] _lately;

    // By kind, day of the week and weeks for which they count as having left lately: who came home before this week's chance; whom a change met in it.
    private readonly double[,,] _fresh = new double[Kind.All, 7, Windows], _changed = new double[Kind.All, 7, Windows];

    // Kinds that somebody may be of by now.
    private readonly bool[] _isMet = new bool[Kind.All];
    private int _week;
    private bool _isChanceOver;

    private Forward(Course course, int horizon, Lasting lasting)
    {
        (_course, _horizon, _spent) = (course, horizon, new Spent(course, horizon));
        _settled = [.. Enumerable.Range(0, Kind.All).Select(_ => new double[horizon + 1])];
        _lately = [.. Enumerable.Range(0, Kind.All).Select(_ => Enumerable.Range(0, Windows).Select(_ => new double[Window]).ToArray())];
        _onward = new Onward(course, horizon, lasting, _spent, Home);
    }

    public static Figures Of(Course course, int weeks, Lasting lasting)
    {
        var forward = new Forward(course, weeks * 7, lasting);
        var kind = new Kind(course.Who.Lives, (int)course.Who.Frailty, course.Who.HasCarer).Index;
        (forward._fresh[kind, 0, 0], forward._isMet[kind]) = (1, true);
        for (var week = 0; week < weeks; week++) forward.Week(week);
        forward.Finish();
        return forward._spent.Told();
    }

    private void Week(int week)
    {
        (_week, _isChanceOver) = (week, false);
        for (var kind = 0; kind < Kind.All; kind++) Forget(kind);
        for (var day = week * 7; day < (week + 1) * 7; day++) _onward.Settle(day, isLater: false);
        for (var kind = 0; kind < Kind.All; kind++)
        {
            if (_isMet[kind]) Chance(kind);
        }

        for (var kind = 0; kind < Kind.All; kind++)
        {
            if (_isMet[kind]) AfterChange(kind);
        }

        _onward.Chance(week);
        _isChanceOver = true;
        for (var day = week * 7; day < (week + 1) * 7; day++) _onward.Settle(day, isLater: true);
        _onward.EndWeek(week);
    }

    // Whoever left hospital long enough ago stands with the others.
    private void Forget(int kind)
    {
        var (over, first) = (_lately[kind][_week % Windows], First(_week));
        for (var i = 0; i < Window; i++)
        {
            if (over[i] > 0) _settled[kind][first + i] += over[i];
            over[i] = 0;
        }
    }

    private static int First(int until) => 7 * (until - 14);

    // Somebody is home from a day on, having left hospital on that day or earlier; never for those who were never there.
    private void Home(int kind, int day, int left, double people)
    {
        if (people == 0) return;
        _isMet[kind] = true;
        var until = (left + Rules.Lately + 6) / 7;
        if (_isChanceOver) Keep(kind, day, until, people);
        else _fresh[kind, day - (_week * 7), Math.Max(0, until - _week)] += people;
    }

    private void Keep(int kind, int day, int until, double people)
    {
        if (until <= _week + 1) _settled[kind][day] += people;
        else _lately[kind][until % Windows][day - First(until)] += people;
    }

    private void Chance(int kind)
    {
        var (row, day) = (Spent.Living(kind), _week * 7);
        var of = Kind.Of(kind);
        var fates = new Fates(_course, of, of.Lives, _week);
        Everybody(kind, row, fates.Of(false, 0, true), _settled[kind], 0, 0);
        for (var until = _week + 1; until < _week + Windows; until++) Everybody(kind, row, fates.Of(true, 0, true), _lately[kind][until % Windows], First(until), until - _week);
        for (var i = 0; i < 7; i++)
        {
            for (var weeks = 0; weeks < Windows; weeks++)
            {
                if (_fresh[kind, i, weeks] is not (> 0 and var people)) continue;
                _fresh[kind, i, weeks] = 0;
                One(kind, row, fates.Of(weeks > 0, i, true), day + i, weeks, people);
            }
        }
    }

    private void AfterChange(int kind)
    {
        var fates = new Fates(_course, Kind.Of(kind), Kind.Of(kind).Lives, _week);
        for (var i = 0; i < 7; i++)
        {
            for (var weeks = 0; weeks < Windows; weeks++)
            {
                if (_changed[kind, i, weeks] is not (> 0 and var people)) continue;
                _changed[kind, i, weeks] = 0;
                One(kind, Spent.Living(kind), fates.Of(weeks > 0, i, false), (_week * 7) + i, weeks, people);
            }
        }
    }

    private void One(int kind, int row, in Fate fate, int since, int weeks, double people)
    {
        for (var j = fate.From; j < 7; j++) _spent.Stay(row, since, (_week * 7) + j, people * fate.EndsOn(j));
        Comes(kind, fate, weeks, people);
        Keep(kind, since, _week + weeks, people * fate.Stays);
    }

    private void Everybody(int kind, int row, in Fate fate, double[] since, int first, int weeks)
    {
        var day = _week * 7;
        var (from, to) = (Math.Max(0, -first), Math.Min(since.Length, day - first));
        Span<double> ends = stackalloc double[7];
        for (var j = 0; j < 7; j++) ends[j] = fate.EndsOn(j);
        var all = _spent.Leave(row, since, first, from, to, day, ends);
        if (all == 0) return;
        for (var i = from; i < to; i++) since[i] *= fate.Stays;
        Comes(kind, fate, weeks, all);
    }

    // What a week's chance brings to so many.
    private void Comes(int kind, in Fate fate, int weeks, double people)
    {
        for (var j = fate.From; j < 7; j++)
        {
            _onward.Leaves(kind, fate, (_week * 7) + j, people);
            if (!fate.IsFirst) continue;
            foreach (var (to, chance) in fate.Chances.Changes)
            {
                _changed[to, j, weeks] += people * chance * fate.ChangeOn(j);
                _isMet[to] = true;
            }
        }
    }

    private void Finish()
    {
        for (var kind = 0; kind < Kind.All; kind++)
        {
            var row = Spent.Living(kind);
            for (var day = 0; day < _horizon; day++) _spent.Stay(row, day, _horizon, _settled[kind][day]);
            for (var until = _week + 1; until <= _week + Windows; until++)
            {
                for (var i = 0; i < Window; i++)
                {
                    if (_lately[kind][until % Windows][i] is > 0 and var people) _spent.Stay(row, First(until) + i, _horizon, people);
                }
            }
        }

        _onward.Finish();
    }
}

/// <summary>What becomes of one kind in one week, worked out when it is asked for.</summary>
internal sealed class Fates(Course course, Kind kind, Place place, int week)
{
    private readonly Chances?[] _chances = new Chances?[2];

    public Fate Of(bool lately, int from, bool isFirst) => Fate.Of(_chances[lately ? 1 : 0] ??= Chances.Of(course, kind, place, week, lately), from, isFirst);
}
