using System.Runtime.CompilerServices;

namespace Goldthread.Fhir.Validation;

/// <summary>Which elements of one object have been met, one bit each, and by which property.</summary>
internal struct SeenMembers
{
    private ulong _values;
    private ulong _companions;
    private Places _places;
    private bool _resourceType;

    public readonly ulong Elements => _values | _companions;

    public bool HasId { get; private set; }

    /// <summary>Notes a property. Gives the fault in words when it stands twice, or beside another choice of the same element.</summary>
    public string? Add(TypeShape shape, int place, bool companion)
    {
        var member = shape.Members[place];
        var bit = 1UL << member.Number;
        if ((Elements & bit) != 0 && _places[member.Number] is var earlier && earlier != place)
        {
            return $"Only one of \"{shape.Members[earlier].JsonName}\" and \"{member.JsonName}\" may be given: they are choices for the same element.";
        }

        if (((companion ? _companions : _values) & bit) != 0)
        {
            return $"\"{(companion ? "_" : "")}{member.JsonName}\" stands twice in this object: keep one.";
        }

        _companions |= companion ? bit : 0;
        _values |= companion ? 0 : bit;
        _places[member.Number] = (short)place;
        HasId |= member.IsId;
        return null;
    }

    /// <summary>False when "resourceType" was met before.</summary>
    public bool AddResourceType()
    {
        var isFirst = !_resourceType;
        _resourceType = true;
        return isFirst;
    }

    [InlineArray(64)]
    private struct Places
    {
        private short _first;
    }
}
