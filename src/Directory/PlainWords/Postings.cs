namespace Goldthread.Directory.PlainWords;

/// <summary>For each word, the rows that say it, each with how much it counts there.</summary>
public sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _entries;
    private readonly byte[] _weights;

    /// <summary>Makes them of rows that the vocabulary has numbered.</summary>
    public Postings(IReadOnlyList<IndexedText> rows, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(vocabulary);
        _starts = new int[vocabulary.Count + 1];
        foreach (var row in rows)
        {
            foreach (var stem in row.Stems) _starts[stem + 1]++;
        }

        for (var stem = 0; stem < vocabulary.Count; stem++) _starts[stem + 1] += _starts[stem];
        (_entries, _weights) = (new int[_starts[^1]], new byte[_starts[^1]]);
        var next = _starts[..^1];
        for (var row = 0; row < rows.Count; row++)
        {
            var stems = rows[row].Stems;
            var weights = rows[row].StemWeights;
            for (var i = 0; i < stems.Length; i++)
            {
                var at = next[stems[i]]++;
                (_entries[at], _weights[at]) = (row, weights[i]);
            }
        }
    }

    /// <summary>Adds up for each row how well it answers, and how many of the things asked for it answers.</summary>
    /// <param name="words">What was asked.</param>
    /// <param name="scores">The sum of each row's best answer to each thing.</param>
    /// <param name="met">How many things each row answers.</param>
    /// <param name="best">Room of the same length, all 0; 0 again afterwards.</param>
    public void Score(QueryWords words, Span<float> scores, Span<byte> met, Span<float> best)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var asked in words.Asked)
        {
            foreach (var (stem, worth) in asked.Stems)
            {
                for (var at = _starts[stem]; at < _starts[stem + 1]; at++)
                {
                    var (row, value) = (_entries[at], _weights[at] * worth);
                    if (value > best[row])
                    {
                        if (best[row] == 0) met[row]++;
                        scores[row] += value - best[row];
                        best[row] = value;
                    }
                }
            }

            foreach (var (stem, _) in asked.Stems)
            {
                for (var at = _starts[stem]; at < _starts[stem + 1]; at++) best[_entries[at]] = 0;
            }
        }
    }
}
