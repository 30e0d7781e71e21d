using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Sharing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Hl7;

/// <summary>What takes hospital messages in.</summary>
internal static class Hl7Services
{
    public static void AddHospitalMessages(this IServiceCollection services)
    {
        services.AddSingleton(p => MllpSettings.Read(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton(p => new AdtRecord(p.GetRequiredService<Database>(), p.GetRequiredService<RecordStore>(), p.GetRequiredService<AgreementBook>()));
        services.AddSingleton<HospitalMessages>();
        services.AddSingleton<MllpListener>();
        services.AddHostedService(p => p.GetRequiredService<MllpListener>());
    }
}
