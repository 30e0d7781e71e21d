using Goldthread.Directory.PlainWords;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>Where a text answers what was asked: to mark the words, and to say why something was found.</summary>
public sealed class Marks
{
    private const int ShortestBeginning = 4;
    private readonly IReadOnlyList<(Asked Asked, IReadOnlyList<IReadOnlyList<string>> Phrases)> _asked;

    /// <summary>Makes them of a search as it was understood.</summary>
    public Marks(QueryWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var taken = words.Corrections.ToLookup(c => c.Typed, c => c.Taken, StringComparer.Ordinal);
        _asked = [.. words.Asked.Select(a => (a, (IReadOnlyList<IReadOnlyList<string>>)[.. new[] { a.Typed }.Concat(taken[a.Typed]).Concat(a.Meant is { } meaning ? meaning.Said.Append(meaning.Name) : []).Select(Words.Stems)]))];
    }

    /// <summary>The pieces of a text in order, each with whether it answers something.</summary>
    public IEnumerable<(string Piece, bool IsMarked)> Pieces(string text)
    {
        var words = Words.StemPlaces(text);
        var at = 0;
        for (var i = 0; i < words.Count;)
        {
            var length = _asked.SelectMany(a => a.Phrases).Select(p => Matches(p, words, i)).DefaultIfEmpty().Max();
            if (length == 0)
            {
                i++;
                continue;
            }

            var (start, end) = (words[i].Start, words[i + length - 1].End);
            if (start > at) yield return (text[at..start], false);
            yield return (text[start..end], true);
            at = end;
            i += length;
        }

        if (at < text.Length) yield return (text[at..], false);
    }

    /// <summary>Why a document answers: for each thing asked, where it is said, where it counts most first.</summary>
    public IReadOnlyList<string> Why(ItemDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var said = document.Said.Select(s => (s.Where, s.Weight, Words: Words.StemPlaces(s.Text))).ToList();
        return
        [
            .. _asked.Select(a => (a.Asked, Where: said.Where(s => Enumerable.Range(0, s.Words.Count).Any(i => a.Phrases.Any(p => Matches(p, s.Words, i) > 0))).OrderByDescending(s => s.Weight).Select(s => s.Where).Distinct().Take(2).ToList()))
                .Where(a => a.Where.Count > 0).Select(a => $"“{a.Asked.Typed}” in {string.Join(" and ", a.Where)}"),
        ];
    }

    private static int Matches(IReadOnlyList<string> phrase, List<(int Start, int End, string Stem)> words, int from)
    {
        if (phrase.Count == 0 || from + phrase.Count > words.Count) return 0;
        for (var i = 0; i < phrase.Count; i++)
        {
            var (stem, asked) = (words[from + i].Stem, phrase[i]);
            var isBeginning = phrase.Count == 1 && asked.Length >= ShortestBeginning && stem.StartsWith(asked, StringComparison.Ordinal);
            if (stem != asked && !isBeginning) return 0;
        }

        return phrase.Count;
    }
}
