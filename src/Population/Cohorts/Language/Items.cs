using System.Collections;
using System.Runtime.CompilerServices;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>A list that never changes and is equal to another with equal items, so that two trees can be compared.</summary>
[CollectionBuilder(typeof(Items), nameof(Items.Of))]
public sealed class Items<T>(T[] items) : IReadOnlyList<T>, IEquatable<Items<T>>
{
    /// <inheritdoc />
    public int Count => items.Length;

    /// <inheritdoc />
    public T this[int index] => items[index];

    /// <inheritdoc />
    public bool Equals(Items<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.ToArray());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

/// <summary>Makes <see cref="Items{T}"/>.</summary>
public static class Items
{
    /// <summary>A list of these.</summary>
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
