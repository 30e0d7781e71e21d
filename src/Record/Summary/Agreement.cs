namespace Goldthread.Record.Summary;

/// <summary>
/// Shows what two sources agree on once, with both named. Never joins values that differ, and never two entries of one source
/// unless the section asks: two chest infections are two chest infections.
/// </summary>
internal static class Agreement
{
    /// <summary>
    /// Items with the same key that <paramref name="agree"/> become one: the latest received stands, the others are named under it.
    /// The order of the first of each is kept.
    /// </summary>
    public static List<T> Join<T>(IEnumerable<T> items, Func<T, string?> key, Func<T, T, bool> agree, bool withinSource = false)
        where T : RecordItem
    {
        var groups = new List<List<T>>();
        var byKey = new Dictionary<string, List<List<T>>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (key(item) is not { } at)
            {
                groups.Add([item]);
                continue;
            }

            if (!byKey.TryGetValue(at, out var candidates)) byKey[at] = candidates = [];
            var home = candidates.Find(group => (withinSource || !group.Exists(i => i.SourceCode == item.SourceCode)) && group.TrueForAll(i => agree(i, item)));
            if (home is not null)
            {
                home.Add(item);
                continue;
            }

            candidates.Add([item]);
            groups.Add(candidates[^1]);
        }

        return groups.ConvertAll(Merge);
    }

    /// <summary>The code's key, else the words without case and punctuation.</summary>
    public static string Key(CodeText? code, string text) => code?.Key ?? "text|" + Plain(text);

    /// <summary>Words reduced to what carries meaning: lower case, letters and digits, single spaces.</summary>
    public static string Plain(string text)
    {
        Span<char> room = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || (c is '.' or '/' or '%' && length > 0 && char.IsAsciiDigit(room[length - 1]) && !gap))
            {
                if (gap && length > 0) room[length++] = ' ';
                gap = false;
                room[length++] = char.ToLowerInvariant(c);
            }
            else
            {
                gap = true;
            }
        }

        return new string(room[..length]).TrimEnd('.', '/');
    }

    private static T Merge<T>(List<T> group)
        where T : RecordItem
    {
        if (group.Count == 1) return group[0];
        var main = group.OrderByDescending(i => i.Received).ThenBy(i => i.Reference, StringComparer.Ordinal).First();
        var others = group.Where(i => !ReferenceEquals(i, main))
            .Select(i => new AlsoFrom(i.Reference, i.SourceCode, i.SourceName, i.When, i.Author)).ToList();
        return (T)(main with { AlsoFrom = others });
    }
}
