namespace Goldthread.Directory.PlainWords;

/// <summary>Text as a search compares it: lower case, letters and digits only, endings taken off.</summary>
public static class Words
{
    private const int LongestWord = 40;

    // They carry no meaning in a search for help.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "any", "are", "as", "at", "be", "by", "can", "could", "do", "for", "from", "get", "give", "has", "have", "help", "her", "him", "his", "how", "i", "in", "is", "it", "its", "like",
        "local", "looking", "me", "mum", "dad", "my", "near", "need", "of", "on", "or", "our", "people", "person", "she", "he", "service", "services", "so", "some", "somebody", "someone", "something",
        "somewhere", "support", "that", "the", "their", "them", "there", "they", "this", "to", "us", "want", "we", "what", "where", "which", "who", "with", "would", "you", "your", "wants", "needs", "find",
        "there's", "im", "i'm", "am", "was", "were", "been", "being", "will", "please", "about",
    };

    /// <summary>The words of a text in order, as written but for case.</summary>
    public static List<string> Of(string text) => Places(text).ConvertAll(p => Plain(text[p.Start..p.End]));

    /// <summary>Where the words of a text begin and end, and how each is compared: plain and stemmed.</summary>
    public static List<(int Start, int End, string Stem)> StemPlaces(string text) => Places(text).ConvertAll(p => (p.Start, p.End, Stem(Plain(text[p.Start..p.End]))));

    /// <summary>Words that stand in nearly every sentence.</summary>
    public static bool IsEmpty(string word) => Empty.Contains(word);

    /// <summary>A word without the endings of English that change nothing here: plural, -ing, -ed.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 4 || !char.IsLetter(word[^1])) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) word = word[..^3] + "y";
        else if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)) word = word[..^2];
        else if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 6) word = Undouble(word[..^3]);
        else if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 5) word = Undouble(word[..^2]);
        return word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
    }

    /// <summary>Stems of a text, in order.</summary>
    public static List<string> Stems(string text) => Of(text).ConvertAll(Stem);

    private static List<(int Start, int End)> Places(string text)
    {
        var found = new List<(int, int)>();
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
            var from = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1])))) at++;
            if (at > from && at - from <= LongestWord) found.Add((from, at));
        }

        return found;
    }

    private static string Undouble(string word) => word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's') ? word[..^1] : word;

    private static string Plain(string word)
    {
        var lower = word.ToLowerInvariant().Replace("’", "'", StringComparison.Ordinal);
        if (lower.EndsWith("'s", StringComparison.Ordinal)) lower = lower[..^2];
        if (System.Text.Ascii.IsValid(lower)) return lower.Contains('\'', StringComparison.Ordinal) ? lower.Replace("'", "", StringComparison.Ordinal) : lower;
        return string.Concat(lower.Replace("'", "", StringComparison.Ordinal).Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark));
    }
}
