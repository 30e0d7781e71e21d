namespace Goldthread.Impact.Journeys;

/// <summary>
/// Who has been let in to a service, week by week. People stand in order of the moment (a 64th of a day) on which they asked; at the end of each week those are let in for whom there was room
/// in that week, the urgent first. One number a week and queue says who: with it and the seed anybody's path can be walked again.
/// </summary>
internal sealed class Waits
{
    public const int Queues = 2;
    private const int Slots = 64, AWeek = 7 * Slots;

    private readonly int _weeks;
    private readonly int[]?[] _waiting;
    private readonly int[]?[] _booked;
    private readonly long[] _occupied;
    private readonly uint[][] _letIn;
    private readonly double[] _carried;
    private readonly uint[] _answers;
    private readonly int[] _asked;
    private readonly int[][] _standing;
    private int _from;

    public Waits(IReadOnlyDictionary<Service, int> capacities, int weeks)
    {
        _weeks = weeks;
        Capacity = [.. Enum.GetValues<Service>().Select(s => capacities.TryGetValue(s, out var capacity) ? capacity : 0)];
        var services = Capacity.Length;
        (_waiting, _booked, _occupied, _carried) = (new int[services * Queues][], new int[services][], new long[services], new double[services]);
        _letIn = [.. Enumerable.Range(0, services * Queues).Select(_ => new uint[weeks + 1])];
        for (var s = 0; s < services; s++)
        {
            if (!IsLimited((Service)s) || s == (int)Service.UrgentResponse) continue;
            _booked[s] = new int[(weeks * 7) + 1];
            for (var q = 0; q < Queues; q++) _waiting[(s * Queues) + q] = new int[weeks * AWeek];
        }

        _answers = new uint[weeks + 1];
        Array.Fill(_answers, uint.MaxValue);
        _asked = new int[weeks + 1];
        _standing = [.. Enumerable.Range(0, services).Select(_ => new int[weeks])];
    }

    public int[] Capacity { get; }

    public bool AnyLimited => Array.Exists(Capacity, c => c > 0);

    public bool IsLimited(Service service) => Capacity[(int)service] > 0;

    public static uint Key(int day, uint luck) => (uint)(day * Slots) + (luck >> 26);

    public static int DayOf(uint key) => (int)(key / Slots);

    /// <summary>The day on which somebody who asked is let in, if that was decided at the end of the week.</summary>
    public int? LetIn(Service service, int queue, uint key, int week)
    {
        if (key >= _letIn[((int)service * Queues) + queue][week]) return null;
        var day = DayOf(key);
        return day / 7 == week ? day : (week * 7) + (int)(key % Slots * 7 / Slots);
    }

    /// <summary>Whether urgent response has somebody to send.</summary>
    public bool Answers(int week, uint luck) => luck <= _answers[week];

    /// <summary>Decides at the end of a week, from what every worker saw in it.</summary>
    public void EndWeek(int week, IReadOnlyList<Asked> workers)
    {
        _from = week * 7;
        foreach (var worker in workers) worker.HandOver(this);
        for (var s = 0; s < Capacity.Length; s++)
        {
            if (_booked[s] is { } booked) LetIn(s, booked, week);
        }

        if (!IsLimited(Service.UrgentResponse)) return;

        // As many as could be answered of those who asked in the last four weeks.
        var from = Math.Max(0, week - 3);
        var asked = _asked.AsSpan(from, week + 1 - from).ToArray().Sum() / (double)(week + 1 - from);
        _answers[week + 1] = asked <= Capacity[(int)Service.UrgentResponse] ? uint.MaxValue : (uint)(Capacity[(int)Service.UrgentResponse] / asked * uint.MaxValue);
    }

    /// <summary>How many wait at the end of a week.</summary>
    public int Waiting(Service service, int week) => _standing[(int)service][week];

    internal void Take(Service service, int queue, uint key, int change) => _waiting[((int)service * Queues) + queue]![key] += change;

    // Whoever was let in at the end of a week has their bed from a day of that week on, which has been counted already.
    internal void Book(Service service, int day, int change)
    {
        if (day < _from) _occupied[(int)service] += change;
        else _booked[(int)service]![Math.Min(day, _weeks * 7)] += change;
    }

    internal void Ask(int week, int asked) => _asked[week] += asked;

    private void LetIn(int service, int[] booked, int week)
    {
        // Beds free on each day of the week; a bed that is free on a day can be given from that day on.
        long free = 0, occupied = _occupied[service];
        for (var day = week * 7; day < (week + 1) * 7; day++)
        {
            occupied += booked[day];
            free += Math.Max(0, Capacity[service] - occupied);
        }

        _occupied[service] = occupied;
        var days = free + _carried[service];
        _carried[service] = 0;
        for (var q = 0; q < Queues; q++)
        {
            var line = (service * Queues) + q;
            var (waiting, key) = (_waiting[line]!, week == 0 ? 0 : (int)_letIn[line][week - 1]);
            for (; key < (week + 1) * AWeek; key++)
            {
                if (waiting[key] == 0) continue;

                // Whoever asked before this week takes what is left of it from a day of their own; whoever asked in it, from then on.
                var from = key / AWeek == week ? key % AWeek / (double)Slots : key % Slots * 7.0 / Slots;
                var takes = waiting[key] * Math.Max(1, 7 - Math.Floor(from));
                if (takes > days)
                {
                    // People who asked in the same moment are let in together: the room that is left counts towards them next week.
                    _carried[service] = Math.Min(days, takes);
                    break;
                }

                days -= takes;
            }

            _letIn[line][week] = (uint)key;
            if (key < (week + 1) * AWeek) break;
        }

        // The urgent queue did not empty: the other one stays where it was.
        for (var q = 0; q < Queues; q++) _letIn[(service * Queues) + q][week] = Math.Max(_letIn[(service * Queues) + q][week], week == 0 ? 0 : _letIn[(service * Queues) + q][week - 1]);

        for (var q = 0; q < Queues; q++)
        {
            for (var key = (int)_letIn[(service * Queues) + q][week]; key < (week + 1) * AWeek; key++) _standing[service][week] += _waiting[(service * Queues) + q]![key];
        }
    }
}

/// <summary>What one worker saw of the queues in a week.</summary>
internal sealed class Asked
{
    private readonly List<(Service Service, int Queue, uint Key, int Change)> _queue = [];
    private readonly List<(Service Service, int Day, int Change)> _booked = [];
    private int _urgent, _week;

    public void Joins(Service service, int queue, uint key) => _queue.Add((service, queue, key, 1));

    public void Leaves(Service service, int queue, uint key) => _queue.Add((service, queue, key, -1));

    public void Book(Service service, int day, int change) => _booked.Add((service, day, change));

    public void Urgent(int week) => (_urgent, _week) = (_urgent + 1, week);

    public void HandOver(Waits waits)
    {
        foreach (var (service, queue, key, change) in _queue) waits.Take(service, queue, key, change);
        foreach (var (service, day, change) in _booked) waits.Book(service, day, change);
        if (_urgent > 0) waits.Ask(_week, _urgent);
        _queue.Clear();
        _booked.Clear();
        _urgent = 0;
    }
}
