using System.Text.Json;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Toolkit.Model;

/// <summary>The services that can be full, in words.</summary>
internal static class Services
{
    /// <summary>The most that one can hold on the page.</summary>
    public const int Most = 1_000_000;

    public static IReadOnlyList<Service> All { get; } = [Service.SupportAtHome, Service.IntermediateBed, Service.CareHome, Service.UrgentResponse];

    public static string Code(Service service) => JsonNamingPolicy.KebabCaseLower.ConvertName(service.ToString());

    public static Service? Find(string code) => All.Where(s => Code(s) == code).Select(s => (Service?)s).FirstOrDefault();

    public static string Asks(Service service) => service switch
    {
        Service.SupportAtHome => "People with support at home at one time",
        Service.IntermediateBed => "Intermediate beds",
        Service.CareHome => "Places in care homes for people from hospital",
        _ => "Emergencies that urgent response can answer in a week",
    };

    public static Place? Place(Service service) => service switch
    {
        Service.SupportAtHome => Impact.People.Place.SupportAtHome,
        Service.IntermediateBed => Impact.People.Place.IntermediateBed,
        Service.CareHome => Impact.People.Place.CareHome,
        _ => null,
    };
}
