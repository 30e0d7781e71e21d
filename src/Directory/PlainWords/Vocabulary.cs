namespace Goldthread.Directory.PlainWords;

/// <summary>The words of everything that is indexed, numbered; never changed once made.</summary>
public sealed class Vocabulary
{
    private const int LongestBeginning = 3;
    private readonly Dictionary<string, int> _numbers;
    private readonly string[] _sorted;

    // For a stem that is no word, a word that has it.
    private readonly Dictionary<string, string> _wholes;
    private readonly ILookup<int, string> _byLength;

    private Vocabulary(Meanings meanings, Dictionary<string, int> numbers, Dictionary<string, string> wholes)
    {
        _wholes = wholes;
        Meanings = meanings;
        _numbers = numbers;
        _sorted = [.. numbers.Keys.Where(w => w[0] != '§').Order(StringComparer.Ordinal)];

        // A number is never a word with an error in it.
        _byLength = _sorted.Where(w => !w.Any(char.IsDigit)).Concat(meanings.SingleWords).Distinct().ToLookup(w => w.Length);
    }

    /// <summary>What is meant by some of them.</summary>
    public Meanings Meanings { get; }

    /// <summary>How many are numbered, from 0.</summary>
    public int Count => _numbers.Count;

    /// <summary>No words yet.</summary>
    public static Vocabulary Empty(Meanings meanings) => new(meanings, [], []);

    /// <summary>The number of a word, stemmed, or of a meaning ("§" and its place in the list); null where nothing says it.</summary>
    public int? Find(string word) => _numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>This vocabulary with the words of more, which are numbered by it.</summary>
    public Vocabulary With(IReadOnlyCollection<IndexedText> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var numbers = new Dictionary<string, int>(_numbers, StringComparer.Ordinal);
        var wholes = new Dictionary<string, string>(_wholes, StringComparer.Ordinal);
        foreach (var text in more)
        {
            text.Number((stem, word) =>
            {
                if (!numbers.TryGetValue(stem, out var number)) numbers[stem] = number = numbers.Count;
                if (word.Length > 0 && word != stem) wholes.TryAdd(stem, word);
                return number;
            });
        }

        return numbers.Count == _numbers.Count ? this : new Vocabulary(Meanings, numbers, wholes);
    }

    /// <summary>Words that begin with what was typed: "physio" finds "physiotherapy".</summary>
    public IEnumerable<string> Beginning(string with)
    {
        if (with.Length <= LongestBeginning) yield break;
        var at = Array.BinarySearch(_sorted, with, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < _sorted.Length && _sorted[at].StartsWith(with, StringComparison.Ordinal); at++) yield return _sorted[at];
    }

    /// <summary>A whole word for a stem, to show: "discharge" for "discharg".</summary>
    public string Whole(string stem) => _wholes.TryGetValue(stem, out var word) ? word : stem;

    /// <summary>The nearest words to one that is not known: those with the fewest errors, as far as errors are forgiven.</summary>
    public List<string> Near(string typed)
    {
        var most = Spelling.Forgiven(typed.Length);
        var found = new List<string>();
        if (most == 0) return found;
        foreach (var word in Enumerable.Range(typed.Length - most, (2 * most) + 1).Where(length => length >= LongestBeginning).SelectMany(length => _byLength[length]))
        {
            var distance = Spelling.Distance(typed, word, most);
            if (distance > most) continue;
            if (distance < most) found.Clear();
            most = distance;
            found.Add(word);
        }

        return found;
    }
}
