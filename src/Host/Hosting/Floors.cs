using Goldthread.Coordination;
using Goldthread.Directory;
using Goldthread.Fhir;
using Goldthread.Population;
using Goldthread.Record;
using Goldthread.Record.SignIn;
using Goldthread.Record.Smart;
using Goldthread.Toolkit;

namespace Goldthread.Host.Hosting;

internal static class Floors
{
    /// <summary>
    /// Every floor, wherever announcements are delivered: one that is told to a program without its subscriber is lost, and with it the row on somebody's list.
    /// </summary>
    public static IServiceCollection AddFloors(this IServiceCollection services, bool demo, SignInSettings? signIn = null, SmartSettings? smart = null)
    {
        services.AddFhir();
        services.AddRecord(demo, signIn, smart);
        services.AddDirectory();
        services.AddCoordination();
        services.AddPopulation();
        services.AddToolkit();
        return services;
    }
}
