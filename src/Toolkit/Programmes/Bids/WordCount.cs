namespace Goldthread.Toolkit.Programmes.Bids;

/// <summary>
/// How many words a text has: runs of characters other than white space. The same rule by which the browser counts while somebody types, so that the server refuses
/// nothing that the page called short enough. White space is that of ECMAScript, https://tc39.es/ecma262/#sec-white-space: unlike .NET's, with U+FEFF and without U+0085.
/// </summary>
internal static class WordCount
{
    public static int Of(string? text)
    {
        var (words, isInside) = (0, false);
        foreach (var c in text ?? "")
        {
            var isSpace = c == '\uFEFF' || (c != '\u0085' && char.IsWhiteSpace(c));
            if (!isSpace && !isInside) words++;
            isInside = !isSpace;
        }

        return words;
    }
}
