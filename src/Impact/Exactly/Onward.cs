using System.Runtime.CompilerServices;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>What follows from a stay in hospital, and what ends a life: wards, waiting for what is needed, support at home, intermediate beds, hospices.</summary>
/// <param name="course">Birthday and what reaches them.</param>
/// <param name="horizon">The day on which the run ends.</param>
/// <param name="lasting">How long things last.</param>
/// <param name="spent">Where time is counted.</param>
/// <param name="home">Takes those who come home: their kind, the day, the day on which they left hospital, how many.</param>
internal sealed class Onward(Course course, int horizon, Lasting lasting, Spent spent, Action<int, int, int, double> home)
{
    private static readonly (string Needs, string Arranging, Lever Arranges, Lever? Spares)[] Ways =
    [
        ("needs-care-home", "arranging-care-home", Lever.ArrangingCareHome, Lever.NeedsCareHome),
        ("needs-bed", "arranging-bed", Lever.ArrangingBed, Lever.NeedsBed),
        ("needs-support-at-home", "arranging-support-at-home", Lever.ArrangingSupport, null),
    ];

    private readonly Rules _rules = course.Rules;
    private readonly double[][] _leaves = Rows(Kind.All, horizon), _returns = Rows(Kind.All, horizon);
    private readonly double[,] _younger = new double[Kind.All, 7], _older = new double[Kind.All, 7], _planned = new double[Kind.All, 7], _dying = new double[4, 7];
    private readonly Begun[][] _ready = [.. Enumerable.Range(0, 3).Select(_ => Begun.For(Kind.AtHome, horizon))];
    private readonly Begun[] _support = Begun.For(Kind.AtHome, horizon), _bed = Begun.For(Kind.AtHome, horizon);

    /// <summary>Those whom a day of chance takes from where they were: to hospital, or out of life.</summary>
    public void Leaves(int kind, in Fate fate, int day, double people)
    {
        var (j, chances) = (day % 7, fate.Chances);
        _planned[kind, j] += people * fate.PlannedOn;
        _younger[kind, j] += people * fate.On(chances.Younger[j]);
        _older[kind, j] += people * fate.On(chances.Older[j]);
        _dying[kind / 2 % 4, j] += people * fate.DeathADay;
        spent.Counts[(int)Activity.UrgentResponse] += people * fate.On(chances.Answered[j]);
        spent.Counts[(int)Activity.Attendance] += people * fate.On(chances.Emergency[j] - chances.Answered[j]);
    }

    /// <summary>Settles what is due on a day: what stood so at the start of the week, or what came of the week's chance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Settle(int day, bool isLater)
    {
        for (var kind = 0; kind < Kind.All; kind++)
        {
            if (_returns[kind][day] > 0) home(kind, day, day, _returns[kind][day]);
            if (_leaves[kind][day] > 0) LeavesWard(kind, day, isLater, _leaves[kind][day]);
            (_returns[kind][day], _leaves[kind][day]) = (0, 0);
        }

        for (var kind = 0; kind < Kind.AtHome; kind++)
        {
            var (of, row) = (Kind.Of(kind), Spent.InBed(Place.ReadyToLeave, kind / 2 % 4));
            for (var way = 0; way < Ways.Length; way++)
            {
                var begun = _ready[way][kind];
                for (var since = begun.First(day, isLater); since <= day; since++)
                {
                    var people = begun.Take(since, isLater, since == day ? begun.AtOnce[day] : begun.EachDay[since]);
                    if (people <= 0) continue;
                    spent.Stay(row, since, day, people);
                    if (way == 0) home((of with { Lives = Place.CareHome }).Index, day, day, people);
                    else (way == 1 ? _bed : _support)[kind].Add(day, isLater, people);
                }
            }

            Ends(_support[kind], lasting.Support, of, Spent.Supported(kind), day, isLater, isBed: false);
            Ends(_bed[kind], lasting.Bed, of, Spent.InBed(Place.IntermediateBed, of.Frailty), day, isLater, isBed: true);
        }
    }

    /// <summary>A week's chance, for those who wait or have support; then those whom it took to hospital are laid in wards, and those who die in hospices.</summary>
    public void Chance(int week)
    {
        for (var kind = 0; kind < Kind.AtHome; kind++)
        {
            var of = Kind.Of(kind);
            var fates = new Fates(course, of, Place.SupportAtHome, week);
            Helped(_support[kind], kind, fates, week);
            foreach (var ready in _ready) Dies(ready[kind], of, Place.ReadyToLeave, week);
            Dies(_bed[kind], of, Place.IntermediateBed, week);
        }

        for (var j = 0; j < 7; j++)
        {
            for (var kind = 0; kind < Kind.All; kind++)
            {
                if (_planned[kind, j] > 0) Planned(kind, (week * 7) + j, _planned[kind, j]);
                if (_younger[kind, j] > 0) Emergency(kind, (week * 7) + j, course.Age(week * 7).Age, _younger[kind, j]);
                if (_older[kind, j] > 0) Emergency(kind, (week * 7) + j, Course.Next(course.Age(week * 7).Age), _older[kind, j]);
                (_planned[kind, j], _younger[kind, j], _older[kind, j]) = (0, 0, 0);
            }

            for (var f = 0; f < 4; f++)
            {
                if (_dying[f, j] > 0) NearsEnd(f, (week * 7) + j, _dying[f, j]);
                _dying[f, j] = 0;
            }
        }
    }

    /// <summary>What began by the week's chance stands with the rest.</summary>
    public void EndWeek(int week)
    {
        foreach (var begun in _ready.SelectMany(r => r).Concat(_support).Concat(_bed)) begun.EndWeek(week);
    }

    public void Finish()
    {
        for (var kind = 0; kind < Kind.AtHome; kind++)
        {
            var f = kind / 2 % 4;
            foreach (var ready in _ready) Left(ready[kind], Spent.InBed(Place.ReadyToLeave, f));
            Left(_support[kind], Spent.Supported(kind));
            Left(_bed[kind], Spent.InBed(Place.IntermediateBed, f));
        }
    }

    private void Left(Begun begun, int row)
    {
        for (var since = 0; since < horizon; since++) spent.Stay(row, since, horizon, begun.At(since));
    }

    private void LeavesWard(int kind, int day, bool isLater, double people)
    {
        var of = Kind.Of(kind);
        if (of.Lives == Place.CareHome)
        {
            home(kind, day, day, people);
            return;
        }

        var (left, spared) = (1.0, 0.0);
        for (var way = 0; way < Ways.Length; way++)
        {
            var (needs, arranging, arranges, spares) = Ways[way];
            var need = _rules[needs][of.Frailty];
            var share = spares is { } lever ? need * course.Mean(day, age => Math.Min(1, course.Ratio(lever, of, day, age))) : need + spared;
            spared += need - share;
            left -= share;
            if (share <= 0) continue;
            var mean = _rules.One(arranging) * course.Mean(day, age => course.Ratio(arranges, of, day, age));
            _ready[way][kind].Wait(day, mean);
            _ready[way][kind].Add(day, isLater, people * share);
        }

        home(kind, day, day, people * left);
    }

    // Support at home: who began it before this week shares a fate with others who did, by whether they left hospital lately.
    private void Helped(Begun begun, int kind, Fates fates, int week)
    {
        var (day, row, first) = (week * 7, Spent.Supported(kind), begun.First(week * 7, false));
        Span<double> ends = stackalloc double[7];
        for (var part = 0; part < 9; part++)
        {
            // Those of long ago, those of lately, and those of each day of this week.
            var (from, to) = part switch { 0 => (first, day - Rules.Lately + 1), 1 => (Math.Max(first, day - Rules.Lately + 1), day), _ => (day + part - 2, day + part - 1) };
            if (from >= to || !begun.Any(from, to)) continue;
            var fate = fates.Of(part > 0, Math.Max(0, part - 2), true);
            for (var j = 0; j < 7; j++) ends[j] = fate.EndsOn(j);
            if (part < 2)
            {
                var people = begun.Leave(spent, row, from, to, day, ends, fate.Stays);
                for (var j = 0; j < 7; j++) Leaves(kind, fate, day + j, people);
                continue;
            }

            var fresh = begun.At(from);
            for (var j = fate.From; j < 7; j++)
            {
                spent.Stay(row, from, day + j, fresh * ends[j]);
                Leaves(kind, fate, day + j, fresh);
            }

            begun.Take(from, false, 1 - fate.Stays);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ends(Begun begun, Length length, Kind of, int row, int day, bool isLater, bool isBed)
    {
        var first = Math.Max(begun.First(day, isLater), day - length.Days);
        if (first > day || (first == day && begun.At(day) == 0 && !isLater)) return;
        var toHome = isBed ? Math.Min(1, _rules["care-home-after-bed"][of.Frailty] * course.Mean(day, age => course.Ratio(Lever.CareHomeBegins, of, day, age))) : 0;
        var toCare = Math.Min(1 - toHome, _rules["care-after-support"][of.Frailty] * course.Mean(day, age => course.Ratio(Lever.CareBegins, of, day, age)));
        var (careHome, withCare, same, longAgo) = ((of with { Lives = Place.CareHome }).Index, (of with { Lives = Place.HomeWithCare }).Index, of.Index, 0.0);
        void Home(int since, double people)
        {
            home(careHome, day, since, people * toHome);
            home(withCare, day, since, people * toCare);
            home(same, day, since, people * (1 - toHome - toCare));
        }

        for (var since = first; since <= day; since++)
        {
            var people = begun.Take(since, isLater, length.Ends[day - since]);
            if (people <= 0) continue;
            spent.Stay(row, since, day, people);
            if (since <= day - Rules.Lately - 14) longAgo += people;
            else Home(since, people);
        }

        if (longAgo > 0) Home(day - Rules.Lately - 14, longAgo);
    }

    // In a hospital bed or an intermediate one, death comes where they are.
    private void Dies(Begun begun, in Kind of, Place place, int week)
    {
        var (day, row, first) = (week * 7, Spent.InBed(place, of.Frailty), begun.First(week * 7, false));
        if (!begun.Any(first, day + 7)) return;
        var death = Chances.Dying(course, of, place, day);
        Span<double> ends = stackalloc double[7];
        ends.Fill(death / 7);
        spent.Counts[(int)Activity.Death] += death * begun.Leave(spent, row, first, day, day, ends, 1 - death);
        for (var since = day; since < day + 7; since++)
        {
            for (var to = since; to < day + 7; to++) spent.Stay(row, since, to, begun.At(since) * death / 7);
            spent.Counts[(int)Activity.Death] += begun.Take(since, false, death * (day + 7 - since) / 7);
        }
    }

    private void Planned(int kind, int day, double people)
    {
        spent.Counts[(int)Activity.PlannedStay] += people;
        Lies(Spent.InBed(Place.Ward, kind / 2 % 4), lasting.Planned, day, people, _returns[kind], 1);
    }

    private void Emergency(int kind, int day, int age, double people)
    {
        var of = Kind.Of(kind);
        spent.Counts[(int)Activity.EmergencyStay] += people;
        var mean = _rules["stay"][age] * _rules["stay-frailty"][of.Frailty] * course.Ratio(Lever.Stay, of, day, age);
        var death = Math.Min(1, _rules["stay-death"][age] * _rules["stay-death-frailty"][of.Frailty] * course.Ratio(Lever.Death, of, day, age));
        foreach (var (length, part) in lasting.Stay(mean))
        {
            spent.Counts[(int)Activity.Death] += death * Lies(Spent.InBed(Place.Ward, of.Frailty), length, day, people * part, _leaves[kind], 1 - death);
        }
    }

    private void NearsEnd(int frailty, int day, double people)
    {
        var hospice = _rules.One("hospice");
        spent.Counts[(int)Activity.Death] += people * (1 - hospice);
        spent.Counts[(int)Activity.Death] += Lies(Spent.InBed(Place.Hospice, frailty), lasting.Hospice, day, people * hospice, null, 0);
    }

    // So many lie in a bed from a day on; a share of those who leave it is told to a list of days. Says how many leave before the run ends.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Lies(int row, Length length, int day, double people, double[]? leaves, double share)
    {
        var left = 0.0;
        for (var k = 0; k <= length.Days; k++)
        {
            if (day + k >= horizon)
            {
                spent.Stay(row, day, horizon, people * length.AtLeast[k]);
                return left;
            }

            // What is left of a small tail leaves together.
            var isLast = people * length.AtLeast[k] < Begun.None;
            var leave = people * (isLast ? length.AtLeast[k] : length.Exactly[k]);
            spent.Stay(row, day, day + k, leave);
            left += leave;
            if (leaves is not null) leaves[day + k] += leave * share;
            if (isLast) return left;
        }

        return left;
    }

    private static double[][] Rows(int count, int horizon) => [.. Enumerable.Range(0, count).Select(_ => new double[horizon + 1])];
}
