using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// A person's rows of one type, newest first, without reading those that nobody comes to: index rows lie by lead code and then by
/// date, so the newest of each code are merged, some at a time.
/// </summary>
internal sealed class NewestFirst(Session session, PersonKey person, short type, long at, IReadOnlyList<long> leads)
{
    // With more codes than this it is quicker to read all rows once.
    private const int MostLeads = 400;
    private const int MostAtOnce = 2_000;

    /// <summary>The codes to merge: those that are asked for, or all that the person has; null when these are too many.</summary>
    public static IReadOnlyList<long>? Leads(Session session, PersonKey person, short type, IReadOnlyList<long>? asked)
    {
        if (asked is not null)
        {
            return asked;
        }

        var leads = new List<long>();
        for (var next = IndexTable.NextLead(session, person, type, null); next is not null; next = IndexTable.NextLead(session, person, type, next))
        {
            leads.Add(next.Value);
            if (leads.Count > MostLeads)
            {
                return null;
            }
        }

        return leads;
    }

    /// <summary>Each row until the answer is false. A resource with several codes may come several times.</summary>
    public void Each(int enough, Func<IndexedRow, bool> row)
    {
        var queue = new PriorityQueue<Cursor, (long, long)>();
        var first = Math.Clamp(2 * enough / Math.Max(1, leads.Count), 3, MostAtOnce);
        foreach (var lead in leads)
        {
            Queue(new Cursor(lead, first));
        }

        while (queue.TryDequeue(out var cursor, out _))
        {
            if (!row(cursor.Rows[cursor.Place++]))
            {
                return;
            }

            Queue(cursor);
        }

        void Queue(Cursor cursor)
        {
            if (cursor.Fill(session, person, type, at))
            {
                var next = cursor.Rows[cursor.Place];
                queue.Enqueue(cursor, (next.Newest, next.Row));
            }
        }
    }

    private sealed class Cursor(long lead, int first)
    {
        private int _size = first;
        private bool _isLast;

        public List<IndexedRow> Rows { get; private set; } = [];

        public int Place { get; set; }

        /// <summary>False when there are no more.</summary>
        public bool Fill(Session session, PersonKey person, short type, long at)
        {
            if (Place < Rows.Count)
            {
                return true;
            }

            if (_isLast)
            {
                return false;
            }

            var (newest, row) = Rows.Count == 0 ? (long.MinValue, long.MinValue) : (Rows[^1].Newest, Rows[^1].Row);
            Rows = IndexTable.OfLeadAfter(session, new IndexPlace(person, type, lead, newest, row), at, _size);
            Place = 0;
            _isLast = Rows.Count < _size;
            _size = Math.Min(_size * 4, MostAtOnce);
            return Rows.Count > 0;
        }
    }
}
