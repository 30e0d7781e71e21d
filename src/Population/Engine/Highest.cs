using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>One person of a list by score.</summary>
/// <param name="Person">Their number.</param>
/// <param name="Score">The score, as the column holds it.</param>
public readonly record struct Scored(int Person, ushort Score);

/// <summary>The highest scores of each group: who to look at first in each practice.</summary>
public static class Highest
{
    private const int Steps = 1024;

    /// <summary>
    /// At most so many of each group, the highest first; of equal scores, whoever has the lower number. First a count of scores in steps for each group, which tells where its line falls, and then
    /// only those on or above the line are put in order.
    /// </summary>
    /// <param name="segment">People.</param>
    /// <param name="score">A column of whole numbers; 0 is no score, and never listed.</param>
    /// <param name="group">A column of whole numbers: the practice.</param>
    /// <param name="groups">One more than the greatest group.</param>
    /// <param name="most">How many of each.</param>
    /// <param name="members">A bit for each who may be listed; empty for everybody.</param>
    public static IReadOnlyList<Scored>[] Of(Segment segment, int score, int group, int groups, int most, ReadOnlyMemory<ulong> members = default)
    {
        var highest = Greatest(segment.Wholes(score));
        var width = (highest / Steps) + 1;
        var counts = new int[groups * Steps];
        Spread.Over(segment, 0, () => new int[counts.Length], (own, block) =>
        {
            var scores = block.Wholes(score);
            var ofGroup = block.Wholes(group);
            for (var i = 0; i < scores.Length; i++)
            {
                if (scores[i] != 0 && IsMember(members, block.Person + i)) own[(ofGroup[i] * Steps) + (scores[i] / width)]++;
            }
        }, own =>
        {
            for (var i = 0; i < counts.Length; i++) counts[i] += own[i];
        });
        var lines = Enumerable.Range(0, groups).Select(g => Line(counts.AsSpan(g * Steps, Steps), most) * width).ToArray();
        var lists = lines.Select(_ => new List<Scored>()).ToArray();
        Spread.Over(segment, 0, () => new List<(int Group, Scored One)>(), (found, block) =>
        {
            var scores = block.Wholes(score);
            var ofGroup = block.Wholes(group);
            for (var i = 0; i < scores.Length; i++)
            {
                if (scores[i] != 0 && scores[i] >= lines[ofGroup[i]] && IsMember(members, block.Person + i)) found.Add((ofGroup[i], new Scored(block.Person + i, scores[i])));
            }
        }, found => found.ForEach(f => lists[f.Group].Add(f.One)));
        return [.. lists.Select(IReadOnlyList<Scored> (l) => [.. l.OrderByDescending(s => s.Score).ThenBy(s => s.Person).Take(most)])];
    }

    private static bool IsMember(ReadOnlyMemory<ulong> members, int person) => members.IsEmpty || ((members.Span[person >> 6] >> (person & 63)) & 1) != 0;

    private static int Greatest(ReadOnlySpan<ushort> values)
    {
        ushort greatest = 0;
        foreach (var value in values) greatest = Math.Max(greatest, value);
        return greatest;
    }

    private static int Line(ReadOnlySpan<int> steps, int most)
    {
        var above = 0;
        for (var step = steps.Length - 1; step > 0; step--)
        {
            above += steps[step];
            if (above >= most) return step;
        }

        return 0;
    }
}
