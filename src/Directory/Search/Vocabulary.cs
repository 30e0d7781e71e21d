namespace Goldthread.Directory.Search;

/// <summary>The words of all listings, numbered; never changed once made.</summary>
internal sealed class Vocabulary
{
    private const int LongestBeginning = 3;
    private readonly Dictionary<string, int> _numbers;
    private readonly string[] _sorted;
    private readonly ILookup<int, string> _byLength;

    private Vocabulary(Dictionary<string, int> numbers)
    {
        _numbers = numbers;
        _sorted = [.. numbers.Keys.Where(w => w[0] != '§').Order(StringComparer.Ordinal)];

        // A number is never a word with an error in it.
        _byLength = _sorted.Where(w => !w.Any(char.IsDigit)).Concat(Needs.SingleWords).Distinct().ToLookup(w => w.Length);
    }

    public static Vocabulary Empty { get; } = new([]);

    public int Count => _numbers.Count;

    public int? Find(string word) => _numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>This vocabulary with the words of more listings, which are numbered by it.</summary>
    public Vocabulary With(IReadOnlyCollection<IndexedService> more)
    {
        var numbers = new Dictionary<string, int>(_numbers, StringComparer.Ordinal);
        foreach (var service in more)
        {
            service.Number(word =>
            {
                if (!numbers.TryGetValue(word, out var number)) numbers[word] = number = numbers.Count;
                return number;
            });
        }

        return numbers.Count == _numbers.Count ? this : new Vocabulary(numbers);
    }

    /// <summary>Words that begin with what was typed: "physio" finds "physiotherapy".</summary>
    public IEnumerable<string> Beginning(string with)
    {
        if (with.Length <= LongestBeginning) yield break;
        var at = Array.BinarySearch(_sorted, with, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < _sorted.Length && _sorted[at].StartsWith(with, StringComparison.Ordinal); at++) yield return _sorted[at];
    }

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
