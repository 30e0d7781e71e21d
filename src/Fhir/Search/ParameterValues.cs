using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search.Types;

namespace Goldthread.Fhir.Search;

/// <summary>Packs the values of one parameter, as the index does and as a search does that looks into the resource itself.</summary>
internal static class ParameterValues
{
    public static void Pack(PackedWriter to, ushort number, SearchParameterType type, FhirNode value, LocalReferences references)
    {
        switch (type)
        {
            case SearchParameterType.Token:
                foreach (var (system, code) in TokenSearch.Tokens(value))
                {
                    to.Token(number, system, code);
                }

                break;
            case SearchParameterType.String:
                foreach (var text in StringSearch.Texts(value))
                {
                    to.String(number, text);
                }

                break;
            case SearchParameterType.Date when DateSearch.Range(value.Element, value.TypeName) is { } range:
                to.Date(number, range);
                break;
            case SearchParameterType.Reference when ReferenceSearch.Text(value.Element) is { } text:
                ReferenceSearch.Extract(text, to, number, references);
                break;
            case SearchParameterType.Uri:
                UriSearch.Extract(value.Element, to, number);
                break;
            case SearchParameterType.Number or SearchParameterType.Quantity when NumberSearch.Value(value) is { } quantity:
                to.Quantity(number, quantity);
                break;
            default:
                break;
        }
    }
}
