using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Json;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// The other half of a primitive list ("given" and "_given"), asked for rising places. It is walked once, since taking an item
/// by its number costs a walk from the start. https://hl7.org/fhir/R4/json.html#primitive
/// </summary>
internal struct SiblingList
{
    private bool _isOpen;
    private int _place;
    private JsonElement.ArrayEnumerator _items;

    /// <summary>True when something other than null stands at this place.</summary>
    public bool HasValue(JsonElement owner, string name, int index)
    {
        if (!_isOpen)
        {
            _isOpen = true;
            _place = -1;
            _items = JsonText.TryGet(owner, Encoding.UTF8.GetBytes(name), out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
        }

        while (_place < index)
        {
            if (!_items.MoveNext())
            {
                return false;
            }

            _place++;
        }

        return _items.Current.ValueKind != JsonValueKind.Null;
    }
}
