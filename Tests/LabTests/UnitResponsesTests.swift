import Foundation
import Lab
import PageResources
import Testing

@Suite struct UnitResponsesTests {
  @Test func aUnitAnswersWhatItsWeightsSay() throws {
    let state = try LabState("dataset=moons&hidden=3,2&activation=tanh&precision=64")
    let session = try LabSession(state, irisFile: [])
    let responses = try #require(session.runs[0].responses())
    let network = try state.first.experiment(irisFile: []).network(Double.self)
    #expect(!responses.isCurve && responses.layers[0].units.count == 3)
    #expect(responses.inputs.count == 2 * responses.side * responses.side)
    for place in 0..<(responses.side * responses.side) {
      for unit in 0..<3 {
        let layer = network.layers[0]
        let z =
          responses.inputs[2 * place] * layer.weights[0, unit]
          + responses.inputs[2 * place + 1] * layer.weights[1, unit] + layer.biases[0, unit]
        #expect(abs(responses.layers[0].units[unit][place] - tanh(z)) < 1e-14)
      }
    }
  }

  @Test func aUnitWithoutWeightsAnswersTheSameEverywhere() throws {
    var session = try LabSession(try LabState("init=zero&hidden=4"), irisFile: [])
    let text = String(
      decoding: try session.draw(LabRequest(.responses), place: 0), as: UTF8.self)
    #expect(text.contains("4 of 4 hidden units answer the same everywhere"))
  }

  @Test func oneInputIsACurveAndFourAreTooMany() throws {
    let curve = try LabSession(try LabState("dataset=sine&hidden=4"), irisFile: [])
    #expect(curve.runs[0].responses()?.isCurve == true)
    let iris = EmbeddedFile.dataIrisCsv.bytes
    var flowers = try LabSession(try LabState("dataset=iris&hidden=4"), irisFile: iris)
    #expect(flowers.runs[0].responses() == nil)
    do throws(LabDrawingProblem) {
      _ = try flowers.draw(LabRequest(.responses), place: 0)
      Issue.record("four inputs were drawn")
    } catch {
      #expect(error.sentence.hasSuffix("."))
    }
  }
}
