namespace Goldthread.Directory.PlainWords;

/// <summary>Something that is meant, and the words in which people say it.</summary>
/// <param name="Name">What it is called on pages.</param>
/// <param name="Said">Words and phrases that mean it.</param>
public sealed record Meaning(string Name, IReadOnlyList<string> Said);

/// <summary>
/// What a search understands beyond the words themselves. Each phrase is found in what is typed and in what is listed, so that "lonely" finds a befriending
/// service that never says the word.
/// </summary>
public sealed class Meanings
{
    private readonly Dictionary<string, int[]> _byPhrase;

    // Words with which a phrase of several begins.
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);

    /// <summary>Makes them of a list; a phrase may mean more than one thing.</summary>
    public Meanings(IReadOnlyList<Meaning> all)
    {
        All = all;
        var meant = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var phrase in all[i].Said.Append(all[i].Name))
            {
                var stems = Words.Stems(phrase);
                Longest = Math.Max(Longest, stems.Count);
                var key = string.Join(' ', stems);
                if (stems.Count > 1) _beginnings.Add(stems[0]);
                if (!meant.TryGetValue(key, out var list)) meant[key] = list = [];
                if (!list.Contains(i)) list.Add(i);
            }
        }

        _byPhrase = meant.ToDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which they are offered.</summary>
    public IReadOnlyList<Meaning> All { get; }

    /// <summary>The most words in one phrase.</summary>
    public int Longest { get; }

    /// <summary>Words of one that a typing error may have been meant for.</summary>
    public IEnumerable<string> SingleWords => _byPhrase.Keys.Where(k => !k.Contains(' ', StringComparison.Ordinal));

    /// <summary>What a phrase means; none for one that is not known.</summary>
    /// <param name="stems">Words, stemmed.</param>
    /// <param name="from">Where the phrase begins.</param>
    /// <param name="count">How many words it has.</param>
    public IReadOnlyList<int> Of(List<string> stems, int from, int count) =>
        count > 1 && !_beginnings.Contains(stems[from]) ? []
        : _byPhrase.GetValueOrDefault(count == 1 ? stems[from] : string.Join(' ', stems.GetRange(from, count))) ?? [];
}
