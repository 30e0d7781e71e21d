namespace Goldthread.Impact.Journeys;

/// <summary>
/// Who has been let in to a service, day by day. People stand in the order in which they asked, the urgent before the others; at the end of each week it is decided for each of its days
/// whom there was room for. One number a day and queue says who: with it and the seed anybody's path can be walked again.
/// </summary>
internal sealed class Waits
{
    public const int Queues = 2;

    private readonly Line?[] _lines;
    private readonly uint[] _answers;
    private readonly int[] _asked;

    public Waits(IReadOnlyDictionary<Service, int> capacities, int weeks)
    {
        Capacity = [.. Enum.GetValues<Service>().Select(s => capacities.TryGetValue(s, out var capacity) ? capacity : 0)];
        _lines = [.. Enum.GetValues<Service>().Select(s => IsLimited(s) && s != Service.UrgentResponse ? new Line(Capacity[(int)s], weeks) : null)];
        _answers = new uint[weeks + 1];
        Array.Fill(_answers, uint.MaxValue);
        _asked = new int[weeks];
    }

    public int[] Capacity { get; }

    public bool AnyLimited => Array.Exists(Capacity, c => c > 0);

    public bool IsLimited(Service service) => Capacity[(int)service] > 0;

    /// <summary>A place in a queue: the day, and chance within it.</summary>
    public static uint Key(int day, uint luck) => ((uint)day << 16) | (luck >> 16);

    /// <summary>The day of a week on which somebody who waits is let in; null where they wait on.</summary>
    public int? LetIn(Service service, int queue, uint key, int week) => _lines[(int)service]!.LetIn(queue, key, week);

    /// <summary>Whether urgent response has somebody to send.</summary>
    public bool Answers(int week, uint luck) => luck <= _answers[week];

    /// <summary>How many wait at the end of a week.</summary>
    public int Waiting(Service service, int week) => _lines[(int)service]?.Standing[week] ?? 0;

    /// <summary>Decides at the end of a week, from what every worker saw in it.</summary>
    public void EndWeek(int week, IReadOnlyList<Asked> workers)
    {
        foreach (var line in _lines) line?.Open(week);
        foreach (var worker in workers) worker.HandOver(this);
        foreach (var line in _lines) line?.Decide(week);
        if (!IsLimited(Service.UrgentResponse)) return;

        // As many as could be answered of those who asked in the last four weeks.
        var from = Math.Max(0, week - 3);
        var (asked, room) = (_asked.AsSpan(from, week + 1 - from).ToArray().Sum(), (double)Capacity[(int)Service.UrgentResponse] * (week + 1 - from));
        _answers[week + 1] = asked <= room ? uint.MaxValue : (uint)(room / asked * uint.MaxValue);
    }

    internal void Join(Service service, int queue, uint key) => _lines[(int)service]!.Join(queue, key);

    internal void Leave(Service service, int queue, uint key) => _lines[(int)service]!.Leave(queue, key);

    internal void Book(Service service, int day, int change) => _lines[(int)service]!.Book(day, change);

    internal void Ask(int week, int asked) => _asked[week] += asked;

    /// <summary>One service: who waits, who has it, and until when.</summary>
    private sealed class Line
    {
        private readonly int _capacity, _days;
        private readonly int[] _booked;
        private readonly uint[][] _letIn;
        private readonly Queue[] _queues;
        private int _occupied, _from;

        public Line(int capacity, int weeks)
        {
            (_capacity, _days, _booked, Standing) = (capacity, weeks * 7, new int[(weeks * 7) + 1], new int[weeks]);
            _letIn = [.. Enumerable.Range(0, Queues).Select(_ => new uint[weeks * 7])];
            _queues = [.. Enumerable.Range(0, Queues).Select(_ => new Queue())];
        }

        public int[] Standing { get; }

        public int? LetIn(int queue, uint key, int week)
        {
            var letIn = _letIn[queue].AsSpan(week * 7, 7);
            for (var day = 0; day < 7; day++)
            {
                if (key < letIn[day]) return (week * 7) + day;
            }

            return null;
        }

        public void Open(int week) => _from = week * 7;

        public void Join(int queue, uint key) => _queues[queue].Join(key);

        public void Leave(int queue, uint key) => _queues[queue].Leave(key);

        // Whoever was let in at the end of a week has their bed from a day of that week on, which is over when they are told.
        public void Book(int day, int change)
        {
            if (day < _from) _occupied += change;
            else _booked[Math.Min(day, _days)] += change;
        }

        public void Decide(int week)
        {
            foreach (var queue in _queues) queue.Sort();
            var given = 0;
            for (var day = week * 7; day < (week + 1) * 7; day++)
            {
                _occupied += _booked[day];
                for (var q = 0; q < Queues; q++)
                {
                    given += _queues[q].LetIn(day, _capacity - _occupied - given, out var until);
                    _letIn[q][day] = until;
                }
            }

            Standing[week] = _queues.Sum(q => q.Count);
        }
    }

    /// <summary>Keys in order; those who went away are passed over.</summary>
    private sealed class Queue
    {
        private readonly List<uint> _keys = [];
        private readonly List<uint> _gone = [];
        private int _head, _sorted;

        public int Count => _keys.Count - _head - _gone.Count;

        public void Join(uint key) => _keys.Add(key);

        public void Leave(uint key) => _gone.Add(key);

        // Whoever asks in a week stands behind everybody who asked before it.
        public void Sort()
        {
            _keys.Sort(_sorted, _keys.Count - _sorted, null);
            _sorted = _keys.Count;
            _gone.Sort();
            if (_head > 100_000)
            {
                _keys.RemoveRange(0, _head);
                (_sorted, _head) = (_keys.Count, 0);
            }
        }

        public int LetIn(int day, int room, out uint until)
        {
            var letIn = 0;
            while (_head < _keys.Count && _keys[_head] >> 16 <= day)
            {
                if (_gone.Count > 0 && _gone.BinarySearch(_keys[_head]) is var gone and >= 0) _gone.RemoveAt(gone);
                else if (letIn < room) letIn++;

                // Two who asked in the same moment are let in together.
                else if (!(letIn > 0 && _head > 0 && _keys[_head] == _keys[_head - 1])) break;
                else letIn++;
                _head++;
            }

            until = _head < _keys.Count ? Math.Min(_keys[_head], (uint)(day + 1) << 16) : (uint)(day + 1) << 16;
            return letIn;
        }
    }
}

/// <summary>What one worker saw of the queues in a week.</summary>
internal sealed class Asked
{
    private readonly List<(Service Service, int Queue, uint Key, bool Joins)> _queue = [];
    private readonly List<(Service Service, int Day, int Change)> _booked = [];
    private int _urgent, _week;

    public void Joins(Service service, int queue, uint key) => _queue.Add((service, queue, key, true));

    public void Leaves(Service service, int queue, uint key) => _queue.Add((service, queue, key, false));

    public void Book(Service service, int day, int change) => _booked.Add((service, day, change));

    public void Urgent(int week) => (_urgent, _week) = (_urgent + 1, week);

    public void HandOver(Waits waits)
    {
        foreach (var (service, queue, key, joins) in _queue)
        {
            if (joins) waits.Join(service, queue, key);
            else waits.Leave(service, queue, key);
        }

        foreach (var (service, day, change) in _booked) waits.Book(service, day, change);
        if (_urgent > 0) waits.Ask(_week, _urgent);
        _queue.Clear();
        _booked.Clear();
        _urgent = 0;
    }
}
