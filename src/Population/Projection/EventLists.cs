using System.Runtime.InteropServices;

namespace Goldthread.Population.Projection;

/// <summary>The rows of one event column while people are taken in.</summary>
internal sealed class EventLists(bool hasAmounts)
{
    private int _start;

    public List<int> People { get; } = [];

    public List<ushort> Days { get; } = [];

    public List<ushort>? Amounts { get; } = hasAmounts ? [] : null;

    public void Add(int person, ushort day, int amount)
    {
        People.Add(person);
        Days.Add(day);
        Amounts?.Add((ushort)Math.Clamp(amount, 0, ushort.MaxValue));
    }

    /// <summary>Puts the rows of one person in the order of their days, and of one day in the order of their amounts.</summary>
    public void EndPerson()
    {
        var count = Days.Count - _start;
        if (count > 1)
        {
            var days = CollectionsMarshal.AsSpan(Days)[_start..];
            if (Amounts is null)
            {
                days.Sort();
            }
            else
            {
                var amounts = CollectionsMarshal.AsSpan(Amounts)[_start..];
                var rows = new (ushort Day, ushort Amount)[count];
                for (var i = 0; i < count; i++) rows[i] = (days[i], amounts[i]);
                Array.Sort(rows);
                for (var i = 0; i < count; i++) (days[i], amounts[i]) = rows[i];
            }
        }

        _start = Days.Count;
    }

    /// <summary>Rows in blocks, each from a multiple of 64 rows.</summary>
    public EventPages Pages(int people)
    {
        var blocks = (((people + 63) / 64) + Segment.BlockWords - 1) / Segment.BlockWords;
        var index = new int[blocks * 2];
        foreach (var person in People) index[(person / Segment.BlockPeople * 2) + 1]++;
        for (var block = 1; block < blocks; block++) index[block * 2] = index[(block - 1) * 2] + ((index[((block - 1) * 2) + 1] + 63) / 64 * 64);
        var room = blocks == 0 ? 0 : index[^2] + ((index[^1] + 63) / 64 * 64);
        var pages = new EventPages(index, new ulong[(people + 63) / 64], new ulong[room / 64], new ushort[room], Amounts is null ? null : new ushort[room]);
        for (int i = 0, at = 0; i < People.Count; i++, at++)
        {
            var person = People[i];
            var block = person / Segment.BlockPeople;
            if (i == 0 || People[i - 1] / Segment.BlockPeople != block) at = index[block * 2];
            pages.Days[at] = Days[i];
            if (Amounts is not null) pages.Amounts![at] = Amounts[i];
            pages.Who[person >> 6] |= 1UL << (person & 63);
            if (i == People.Count - 1 || People[i + 1] != person) pages.Ends[at >> 6] |= 1UL << (at & 63);
        }

        return pages;
    }

    /// <summary>A bit for each row of another column that is one of this, where every row of this is one of that; null where one is not.</summary>
    public ulong[]? Within(EventLists other, EventPages pages)
    {
        var only = new ulong[pages.Ends.Length];
        var mine = 0;
        for (int i = 0, at = 0; i < other.People.Count; i++, at++)
        {
            var block = other.People[i] / Segment.BlockPeople;
            if (i == 0 || other.People[i - 1] / Segment.BlockPeople != block) at = pages.Index[block * 2];
            if (mine == People.Count || People[mine] != other.People[i] || Days[mine] != other.Days[i]) continue;
            only[at >> 6] |= 1UL << (at & 63);
            mine++;
        }

        return mine == People.Count ? only : null;
    }
}

/// <summary>Rows as they are written: where each block begins and how many rows it has, and what <see cref="EventRows"/> says.</summary>
internal sealed record EventPages(int[] Index, ulong[] Who, ulong[] Ends, ushort[] Days, ushort[]? Amounts);
