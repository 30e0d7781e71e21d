namespace Goldthread.Directory.Search;

/// <summary>One thing asked for: any of its words does.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Stems">Numbers of words that answer it, each with how well.</param>
/// <param name="Need">The need that it means, or null.</param>
internal sealed record Asked(string Typed, IReadOnlyList<(int Stem, float Worth)> Stems, Need? Need);

/// <summary>What was typed, understood: needs first, then words, then words that were meant.</summary>
internal sealed record QueryWords(IReadOnlyList<Asked> Asked, IReadOnlyList<(string Typed, string Taken)> Corrections)
{
    private const int MostWords = 12;
    private const float AsBeginning = 0.7f;
    private const float AsNeed = 0.8f;

    public static QueryWords Of(string text, Vocabulary vocabulary)
    {
        var words = Words.Of(text);
        if (words.Count > MostWords) words = words[..MostWords];
        var stems = words.ConvertAll(Words.Stem);
        var asked = new List<Asked>();
        var corrections = new List<(string, string)>();
        for (var i = 0; i < words.Count;)
        {
            var count = Math.Min(Needs.Longest, words.Count - i);
            while (count > 0 && Needs.Of(stems, i, count).Count == 0) count--;
            if (count > 1 || (count == 1 && !Words.IsEmpty(words[i])))
            {
                asked.Add(OfNeed(string.Join(' ', words.GetRange(i, count)), count == 1 ? stems[i] : null, Needs.Of(stems, i, count), vocabulary));
                i += count;
                continue;
            }

            if (!Words.IsEmpty(words[i])) asked.Add(OfWord(words[i], stems[i], vocabulary, corrections));
            i++;
        }

        // The same need said twice ("lonely, no company") is one wish.
        return new QueryWords([.. asked.GroupBy(a => a.Need?.Name ?? "w " + a.Typed).Select(g => g.Count() == 1 ? g.First() : g.First() with { Stems = [.. g.SelectMany(a => a.Stems).DistinctBy(s => s.Stem)] })], corrections);
    }

    private static Asked OfNeed(string typed, string? stem, IReadOnlyList<int> needs, Vocabulary vocabulary)
    {
        var stems = new List<(int, float)>();
        if (stem is not null && vocabulary.Find(stem) is { } exact) stems.Add((exact, 1));
        stems.AddRange(needs.Select(n => vocabulary.Find("§" + n)).OfType<int>().Select(n => (n, AsNeed)));
        return new Asked(typed, stems, Needs.All[needs[0]]);
    }

    private static Asked OfWord(string typed, string stem, Vocabulary vocabulary, List<(string, string)> corrections)
    {
        var stems = new List<(int, float)>();
        if (vocabulary.Find(stem) is { } exact) stems.Add((exact, 1));
        stems.AddRange(vocabulary.Beginning(stem).Where(w => w != stem).Select(w => (vocabulary.Find(w)!.Value, AsBeginning)));
        if (stems.Count > 0) return new Asked(typed, stems, null);
        Need? meant = null;
        foreach (var near in vocabulary.Near(stem))
        {
            if (stems.Count == 0) corrections.Add((typed, near));
            if (vocabulary.Find(near) is { } number) stems.Add((number, 1));
            foreach (var need in Needs.Of([near], 0, 1))
            {
                meant ??= Needs.All[need];
                if (vocabulary.Find("§" + need) is { } known) stems.Add((known, AsNeed));
            }
        }

        return new Asked(typed, stems, meant);
    }
}
