namespace Goldthread.Directory.PlainWords;

/// <summary>One thing asked for: any of its words does.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Stems">Numbers of words that answer it, each with how well.</param>
/// <param name="Meant">What it means, or null.</param>
public sealed record Asked(string Typed, IReadOnlyList<(int Stem, float Worth)> Stems, Meaning? Meant);

/// <summary>What was typed, understood: meanings first, then words, then words that were meant.</summary>
/// <param name="Asked">The things asked for.</param>
/// <param name="Corrections">Words that nothing says, each with the word that was taken for it.</param>
public sealed record QueryWords(IReadOnlyList<Asked> Asked, IReadOnlyList<(string Typed, string Taken)> Corrections)
{
    private const int MostWords = 12;
    private const float AsBeginning = 0.7f;
    private const float AsMeaning = 0.8f;

    /// <summary>Understands what was typed; of a long text the first twelve words.</summary>
    public static QueryWords Of(string text, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var meanings = vocabulary.Meanings;
        var words = Words.Of(text);
        if (words.Count > MostWords) words = words[..MostWords];
        var stems = words.ConvertAll(Words.Stem);
        var asked = new List<Asked>();
        var corrections = new List<(string, string)>();
        for (var i = 0; i < words.Count;)
        {
            var count = Math.Min(meanings.Longest, words.Count - i);
            while (count > 0 && meanings.Of(stems, i, count).Count == 0) count--;
            if (count > 1 || (count == 1 && !Words.IsEmpty(words[i])))
            {
                asked.Add(OfMeaning(string.Join(' ', words.GetRange(i, count)), count == 1 ? stems[i] : null, meanings.Of(stems, i, count), vocabulary));
                i += count;
                continue;
            }

            if (!Words.IsEmpty(words[i])) asked.Add(OfWord(words[i], stems[i], vocabulary, corrections));
            i++;
        }

        // The same thing said twice ("lonely, no company") is one wish.
        return new QueryWords([.. asked.GroupBy(a => a.Meant?.Name ?? "w " + a.Typed).Select(g => g.Count() == 1 ? g.First() : g.First() with { Stems = [.. g.SelectMany(a => a.Stems).DistinctBy(s => s.Stem)] })], corrections);
    }

    private static Asked OfMeaning(string typed, string? stem, IReadOnlyList<int> meant, Vocabulary vocabulary)
    {
        var stems = new List<(int, float)>();
        if (stem is not null && vocabulary.Find(stem) is { } exact) stems.Add((exact, 1));
        stems.AddRange(meant.Select(n => vocabulary.Find("§" + n)).OfType<int>().Select(n => (n, AsMeaning)));
        return new Asked(typed, stems, vocabulary.Meanings.All[meant[0]]);
    }

    private static Asked OfWord(string typed, string stem, Vocabulary vocabulary, List<(string, string)> corrections)
    {
        var stems = new List<(int, float)>();
        if (vocabulary.Find(stem) is { } exact) stems.Add((exact, 1));
        stems.AddRange(vocabulary.Beginning(stem).Where(w => w != stem).Select(w => (vocabulary.Find(w)!.Value, AsBeginning)));
        if (stems.Count > 0) return new Asked(typed, stems, null);
        Meaning? meant = null;
        foreach (var near in vocabulary.Near(stem))
        {
            if (stems.Count == 0) corrections.Add((typed, vocabulary.Whole(near)));
            if (vocabulary.Find(near) is { } number) stems.Add((number, 1));
            foreach (var meaning in vocabulary.Meanings.Of([near], 0, 1))
            {
                meant ??= vocabulary.Meanings.All[meaning];
                if (vocabulary.Find("§" + meaning) is { } known) stems.Add((known, AsMeaning));
            }
        }

        return new Asked(typed, stems, meant);
    }
}
