namespace Goldthread.Directory.PlainWords;

/// <summary>What an index keeps of the words of one thing: each stem, and each meaning, by how much it counts.</summary>
public abstract class IndexedText
{
    private Dictionary<string, (byte Weight, string Word)> _weights = new(StringComparer.Ordinal);
    private int[] _stems = [];
    private byte[] _stemWeights = [];

    /// <summary>Numbers of its words, ascending, once a <see cref="Vocabulary"/> has numbered them.</summary>
    public ReadOnlySpan<int> Stems => _stems;

    /// <summary>How much each of <see cref="Stems"/> counts.</summary>
    public ReadOnlySpan<byte> StemWeights => _stemWeights;

    /// <summary>How much a word counts here; 0 where it is not said.</summary>
    public byte WeightOf(int stem) => Array.BinarySearch(_stems, stem) is var at and >= 0 ? _stemWeights[at] : (byte)0;

    /// <summary>Takes in a text: a word that is said in several places counts as where it counts most.</summary>
    protected void Say(string text, byte weight, Meanings meanings)
    {
        ArgumentNullException.ThrowIfNull(meanings);
        var words = Words.Of(text);
        var stems = words.ConvertAll(Words.Stem);
        for (var i = 0; i < stems.Count; i++)
        {
            Raise(stems[i], weight, words[i]);
            for (var count = 1; count <= meanings.Longest && i + count <= stems.Count; count++)
            {
                foreach (var meaning in meanings.Of(stems, i, count)) Raise("§" + meaning, weight, "");
            }
        }
    }

    /// <summary>The words as numbers take the place of the words.</summary>
    internal void Number(Func<string, string, int> number)
    {
        if (_weights.Count == 0) return;
        (_stems, _stemWeights) = ([.. _weights.Select(w => number(w.Key, w.Value.Word))], [.. _weights.Values.Select(w => w.Weight)]);
        Array.Sort(_stems, _stemWeights);
        _weights = [];
    }

    private void Raise(string stem, byte weight, string word)
    {
        if (!_weights.TryGetValue(stem, out var now) || now.Weight < weight) _weights[stem] = (weight, word);
    }
}
