namespace Goldthread.Fhir.Search;

/// <summary>Several criteria that must all hold, made ready to be asked of very many index rows.</summary>
internal sealed class PackedFilter
{
    private readonly Predicate[][] _anyOf;
    private readonly ushort[][] _numbers;
    private readonly bool[] _isPresence;

    // One bit for each criterion: those that something must satisfy, and those that nothing may.
    private readonly ulong _must;
    private readonly ulong _mustNot;

    public PackedFilter(IReadOnlyList<Criterion> criteria)
    {
        _anyOf = [.. criteria.Select(c => c.AnyOf.ToArray())];
        _numbers = [.. criteria.Select(c => (ushort[])[c.Number, .. c.OrCodes.Select(PackedWriter.Number), .. c.OrNumbers])];
        _isPresence = [.. criteria.Select(c => c.Missing is not null)];
        for (var i = 0; i < criteria.Count; i++)
        {
            var isUnwanted = criteria[i].Negated || criteria[i].Missing == true;
            _must |= isUnwanted ? 0 : 1UL << i;
            _mustNot |= isUnwanted ? 1UL << i : 0;
        }
    }

    /// <summary>True when every criterion holds for the values of one resource.</summary>
    public bool Holds(ReadOnlySpan<byte> packed)
    {
        var left = _must | _mustNot;
        var reader = new PackedReader(packed);
        while (left != 0 && reader.Read())
        {
            for (var i = 0; i < _numbers.Length; i++)
            {
                var bit = 1UL << i;
                if ((left & bit) != 0 && reader.IsOfAny(_numbers[i]) && Accepts(i, reader))
                {
                    if ((_mustNot & bit) != 0)
                    {
                        return false;
                    }

                    left &= ~bit;
                }
            }
        }

        return (left & _must) == 0;
    }

    private bool Accepts(int criterion, in PackedReader value)
    {
        if (_isPresence[criterion])
        {
            return true;
        }

        foreach (var predicate in _anyOf[criterion])
        {
            if (predicate.Matches(value))
            {
                return true;
            }
        }

        return false;
    }
}
