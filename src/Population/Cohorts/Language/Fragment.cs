using System.Text;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Puts SQL together from named constants.</summary>
internal static class Fragment
{
    /// <summary>Puts a part in for each of {0} to {9}. What a part holds is left as it is.</summary>
    public static string With(this string fragment, params ReadOnlySpan<string> parts)
    {
        var filled = new StringBuilder(fragment.Length * 4);
        for (var at = 0; at < fragment.Length; at++)
        {
            if (fragment[at] == '{')
            {
                filled.Append(parts[fragment[at + 1] - '0']);
                at += 2;
            }
            else
            {
                filled.Append(fragment[at]);
            }
        }

        return filled.ToString();
    }
}
