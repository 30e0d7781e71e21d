using System.Globalization;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Writing;

/// <summary>What somebody saw of an item when they began to change it: the published version and when its draft was written. A change that was made from another state is refused.</summary>
/// <param name="Version">The published version; 0 for none.</param>
/// <param name="At">When the draft was written, in milliseconds since 1970; 0 for none.</param>
public readonly record struct DraftMark(int Version, long At)
{
    /// <summary>The mark of an item as it is; of nothing where there is none.</summary>
    public static DraftMark Of(Item? item) => new(item?.Version ?? 0, item?.Draft?.At ?? 0);

    /// <summary>Reads what <see cref="ToString"/> wrote; what is not one is the mark of nothing.</summary>
    public static DraftMark Read(string? text) =>
        text?.Split('.') is [var version, var at] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            ? new DraftMark(number, moment) : default;

    /// <summary>As a form carries it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{At}");
}
